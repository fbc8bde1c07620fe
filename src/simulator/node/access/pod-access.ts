import type { Clock } from '../../../ports/clock.ts';
import { podKind } from '../../../resources/kinds/kinds.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Container } from '../../../resources/workloads/pod-spec.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { badRequest, notFound } from '../../apimachinery/status-error.ts';
import type { Command } from '../exec/process.ts';
import type { ContainerRuntime } from '../pods/pod-runtime.ts';
import type { WorkerNode } from '../worker-node.ts';

/** What the API server needs to pass a client on to a container. */
export interface PodAccess {
  readonly listers: Listers;
  readonly clock: Clock;
  /** Whether that clock stands still: then commands sleep on a time of their own, so that nobody waits for them. */
  readonly virtual?: boolean;
  readonly nodes: readonly WorkerNode[];
  /** Programs of a pod's image that can be run besides what every container has. */
  readonly programs?: (name: string, pod: Pod) => Command | undefined;
}

/** The pod that a request names. @throws StatusError 404 */
export const podOf = ({ listers }: PodAccess, namespace: string | undefined, name: string): Pod => {
  const pod = listers.of<Pod>(podKind).get(namespace, name);
  if (pod === undefined) throw notFound(podKind, name);
  return pod;
};

/**
 * The container that a request means: the only one, unless it says which.
 *
 * @throws StatusError 400 in the words of the API server
 */
export const containerOf = ({ metadata, spec }: Pod, wanted: string | null): Container => {
  const inits = spec.initContainers ?? [];
  const [only] = spec.containers;
  if (wanted) {
    const found = [...spec.containers, ...inits, ...(spec.ephemeralContainers ?? [])].find(
      ({ name }) => name === wanted,
    );
    if (found === undefined) throw badRequest(`container ${wanted} is not valid for pod ${metadata.name}`);
    return found;
  }
  if (only !== undefined && spec.containers.length === 1) return only;
  const choice = `a container name must be specified for pod ${metadata.name}, choose one of: [${namesOf(spec.containers)}]`;
  throw badRequest(inits.length === 0 ? choice : `${choice} or one of the init containers: [${namesOf(inits)}]`);
};

const namesOf = (containers: readonly Container[]): string => containers.map(({ name }) => name).join(' ');

/** Where a pod is, and what its node knows of one of its containers. */
export const runtimeOf = (
  { nodes }: PodAccess,
  pod: Pod,
  container: Container,
): { node: WorkerNode; runtime: ContainerRuntime } | undefined => {
  const node = nodes.find(({ name }) => name === pod.spec.nodeName);
  const runtime = node?.pods.get(pod.metadata.uid as string)?.containers.get(container.name);
  return node === undefined || runtime === undefined ? undefined : { node, runtime };
};
