import type { BuildConfig } from '../../resources/builds/build-config.ts';
import { buildConfigKind } from '../../resources/kinds/kinds.ts';
import type { Container, EnvVar } from '../../resources/workloads/pod-spec.ts';
import type { LoadedObject } from '../client/load-objects.ts';
import { podTemplateSpecOf } from '../client/pod-template.ts';
import { selectContainers } from './select-containers.ts';

/** Something with environment variables: a container, or the strategy of a build configuration. */
export interface EnvironmentHolder {
  env?: EnvVar[];
  /** Absent for builds. */
  readonly container: Container | undefined;
}

/** The holders of an object, containers by a pattern with asterisks; `undefined` when objects of its kind have none. */
export const environmentHolders = (
  { kind, object }: Pick<LoadedObject, 'kind' | 'object'>,
  pattern: string,
): EnvironmentHolder[] | undefined => {
  const strategy = kind === buildConfigKind ? strategyOf(object as BuildConfig) : undefined;
  if (strategy) return [holderOf(strategy)];
  const spec = podTemplateSpecOf(kind, object);
  return spec && selectContainers(spec.containers, pattern).map((container) => holderOf(container, container));
};

/** Writes through to what holds the variables. */
const holderOf = (target: { env?: EnvVar[] }, container?: Container): EnvironmentHolder => ({
  container,
  get env() {
    return target.env ?? [];
  },
  set env(env) {
    if (env.length > 0) target.env = env;
    else delete target.env;
  },
});

const strategyOf = ({ spec }: BuildConfig): { env?: EnvVar[] } | undefined => {
  const { customStrategy, sourceStrategy, dockerStrategy, jenkinsPipelineStrategy } = spec.strategy;
  return customStrategy ?? sourceStrategy ?? dockerStrategy ?? jenkinsPipelineStrategy;
};
