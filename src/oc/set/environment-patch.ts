import { isDeepStrictEqual } from 'node:util';
import type { BuildConfig } from '../../resources/build-config.ts';
import { buildConfigKind } from '../../resources/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Container, EnvVar } from '../../resources/pod-spec.ts';
import type { ResourceKind } from '../../resources/resource-kind.ts';
import { podTemplatePatch, podTemplateSpecOf } from '../client/pod-template.ts';

/** Something with environment variables: a container, or the strategy of a build configuration. */
export interface EnvironmentHolder {
  /** Absent for builds. */
  readonly container?: string;
  readonly env: readonly EnvVar[];
}

/** The holders of an object, containers by a pattern with asterisks; `undefined` when objects of its kind have none. */
export const environmentHolders = (
  kind: ResourceKind,
  object: KubeObject,
  pattern: string,
): EnvironmentHolder[] | undefined => {
  const strategy = kind === buildConfigKind ? strategyOf(object as BuildConfig) : undefined;
  if (strategy) return [{ env: strategy[1].env ?? [] }];
  const spec = podTemplateSpecOf(kind, object);
  if (spec === undefined) return undefined;
  const expression = new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);
  return spec.containers
    .filter(({ name }) => expression.test(name))
    .map(({ name, env = [] }) => ({ container: name, env }));
};

/** The strategic merge patch that gives holders other variables, in the order of {@link environmentHolders}. */
export const environmentPatch = (
  kind: ResourceKind,
  object: KubeObject,
  holders: readonly EnvironmentHolder[],
  changed: readonly (readonly EnvVar[])[],
): object => {
  const strategy = kind === buildConfigKind ? strategyOf(object as BuildConfig) : undefined;
  if (strategy) return { spec: { strategy: { [strategy[0]]: { env: changed[0]?.length ? changed[0] : null } } } };
  const all: readonly Container[] = podTemplateSpecOf(kind, object)?.containers ?? [];
  const containers = holders.flatMap(({ container, env }, index) => {
    const next = changed[index] ?? [];
    return isDeepStrictEqual(env, next) ? [] : [{ name: container, ...difference(env, next) }];
  });
  if (containers.length === 0) return {};
  return podTemplatePatch(kind, {
    '$setElementOrder/containers': all.map(({ name }) => ({ name })),
    containers,
  });
};

const difference = (old: readonly EnvVar[], next: readonly EnvVar[]): object => {
  const set = next.filter((variable) => !old.some((each) => isDeepStrictEqual(each, variable)));
  const gone = old.filter(({ name }) => !next.some((each) => each.name === name));
  return {
    '$setElementOrder/env': next.map(({ name }) => ({ name })),
    env: [
      ...set.map((variable) => (variable.valueFrom ? { ...variable, value: null } : { ...variable, valueFrom: null })),
      ...gone.map(({ name }) => ({ name, $patch: 'delete' })),
    ],
  };
};

const strategyOf = ({ spec }: BuildConfig): [name: string, strategy: { env?: EnvVar[] }] | undefined => {
  for (const name of ['customStrategy', 'sourceStrategy', 'dockerStrategy', 'jenkinsPipelineStrategy'] as const) {
    const strategy = spec.strategy[name];
    if (strategy) return [name, strategy];
  }
  return undefined;
};
