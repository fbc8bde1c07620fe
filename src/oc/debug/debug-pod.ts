import { nodeKind } from '../../resources/kinds/kinds.ts';
import { apiVersionOf } from '../../resources/kinds/resource-kind.ts';
import type { Pod } from '../../resources/workloads/pod.ts';
import type { Container, PodSpec } from '../../resources/workloads/pod-spec.ts';
import { nameSuffix } from '../client/name-suffix.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';
import type { EnvironmentChange } from '../set/environment.ts';
import type { DebugTarget } from './debug-target.ts';

/** How the container that is looked into differs from the one that it is a copy of. */
export interface DebugSession {
  readonly container: string;
  readonly command: readonly string[];
  readonly environment: EnvironmentChange;
  readonly stdin: boolean;
  readonly tty: boolean;
}

/**
 * A copy of a pod in which one container runs another command: without labels, probes and ports of the host, unless they
 * are to be kept.
 *
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/cli/debug/debug.go
 */
export const debugPod = (
  invocation: Invocation,
  { kind, name, template }: DebugTarget,
  namespace: string,
  session: DebugSession,
): Pod => {
  const { flags, context } = invocation;
  const spec = structuredClone(template.spec) as PodSpec;
  const container = containersOf(spec).find((each) => each.name === session.container) as Container;
  changeContainer(invocation, container, session);
  if (container.securityContext?.runAsNonRoot === undefined) delete spec.securityContext?.runAsNonRoot;
  keepContainers(invocation, spec, container);
  for (const each of containersOf(spec)) {
    each.resources ??= {};
    clearHostPorts(each, spec);
  }
  if (flags.has('node-name')) spec.nodeName = flags.string('node-name');
  spec.restartPolicy = 'Never';
  const { labels, generateName, finalizers, managedFields } = template.metadata ?? {};
  const simple = name
    .toLowerCase()
    .replace(/[^-a-z0-9]/g, '')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63);
  const resource = `${apiVersionOf(kind) === 'v1' ? '/v1' : apiVersionOf(kind)}, Resource=${kind.plural}`;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${simple}-debug-${nameSuffix(name, context.now())}`,
      ...(generateName && { generateName }),
      namespace,
      creationTimestamp: null as unknown as string,
      ...(flags.boolean('keep-labels') && labels && { labels }),
      annotations: {
        ...(flags.boolean('keep-annotations') ? template.metadata?.annotations : keptAnnotations(template)),
        'debug.openshift.io/source-container': session.container,
        'debug.openshift.io/source-resource': `${resource}/${name}`,
        ...(kind === nodeKind && { 'openshift.io/required-scc': 'privileged' }),
      },
      ...(finalizers && { finalizers }),
      ...(managedFields && { managedFields }),
    },
    spec,
    status: {},
  } as Pod;
};

/** First those that prepare a pod, then the others. */
export const containersOf = ({ initContainers = [], containers }: PodSpec): Container[] => [
  ...initContainers,
  ...containers,
];

/** What says how much of a node's reserved part a pod may use. */
const keptAnnotations = ({ metadata }: DebugTarget['template']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(metadata?.annotations ?? {}).filter(([key]) =>
      /^(resources|target)\.workload\.openshift\.io\//.test(key),
    ),
  );

const changeContainer = ({ flags }: Invocation, container: Container, session: DebugSession): void => {
  if (flags.string('image') !== '') container.image = flags.string('image');
  container.command = [...session.command];
  delete container.args;
  if (!flags.boolean('keep-readiness')) delete container.readinessProbe;
  if (!flags.boolean('keep-liveness')) delete container.livenessProbe;
  if (!flags.boolean('keep-startup')) delete container.startupProbe;
  const { set, remove } = session.environment;
  const env = [...(container.env ?? []).filter((each) => !remove.includes(each.name)), ...set];
  if (env.length > 0) container.env = env;
  else delete container.env;
  Object.assign(container, {
    ...(session.stdin && { stdin: true, stdinOnce: true }),
    ...(session.stdin && session.tty && { tty: true }),
  });
  const security = (container.securityContext ??= {});
  const asUser = flags.number('as-user');
  if (flags.has('as-root') && !flags.boolean('as-root')) security.runAsNonRoot = true;
  else if (flags.boolean('as-root') || asUser !== -1) {
    security.runAsUser = flags.boolean('as-root') ? 0 : asUser;
    delete security.runAsNonRoot;
  }
};

const keepContainers = ({ flags }: Invocation, spec: PodSpec, container: Container): void => {
  const isInit = spec.initContainers?.includes(container);
  if (flags.boolean('one-container')) spec.containers = [container];
  else if (flags.boolean('keep-init-containers')) return;
  if (isInit && !flags.boolean('one-container')) spec.initContainers = [container];
  else delete spec.initContainers;
};

const clearHostPorts = (container: Container, spec: PodSpec): void => {
  if (spec.hostNetwork) delete container.ports;
  for (const port of container.ports ?? []) delete port.hostPort;
};

/** @throws OcError for a container that the pod does not have */
export const chosenContainer = ({ flags }: Invocation, spec: PodSpec): string => {
  const names = containersOf(spec).map(({ name }) => name);
  const name = flags.string('container') || spec.containers[0]?.name || '';
  if (names.length === 0) throw new OcError('the provided pod must have at least one container');
  if (names.includes(name)) return name;
  throw new OcError(
    `the container ${JSON.stringify(name)} is not a valid container name; must be one of [${names.join(' ')}]`,
  );
};
