import { nodeKind, podKind } from '../../resources/kinds/kinds.ts';
import type { Node } from '../../resources/nodes/node.ts';
import { hasEnded, type Pod } from '../../resources/workloads/pod.ts';
import { byKey } from '../apimachinery/controller.ts';
import type { Listers } from '../apimachinery/lister.ts';
import { capacitiesOf } from '../apimachinery/pods/capacities-of.ts';
import { hostPortsOf, portsAreTaken } from '../apimachinery/pods/host-ports.ts';
import { matchesNodeAffinity } from '../apimachinery/pods/node-affinity.ts';
import { type Requests, requestsOf } from '../apimachinery/pods/pod-requests.ts';
import { forbiddenSysctl } from './pods/forbidden-sysctl.ts';
import type { WorkerNode } from './worker-node.ts';

/** Why a kubelet does not run a pod that somebody has given to its node. */
export interface Rejection {
  readonly reason: string;
  readonly message: string;
}

/**
 * Whether a node has what a pod needs: not every pod comes from the scheduler, and nobody else looks.
 *
 * @param wanted what the pod asks for, `pods` included
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/kubelet/lifecycle/predicate.go
 */
export const rejectionOf = (pod: Pod, wanted: Requests, node: WorkerNode, listers: Listers): Rejection | undefined => {
  const object = listers.of<Node>(nodeKind).get(undefined, node.name);
  if (object === undefined) return undefined;
  const early = forbiddenSysctl(pod) ?? otherSystem(pod);
  if (early !== undefined) return early;
  const pods = (): Pod[] =>
    [...node.pods.values()]
      .map(({ key }) => byKey(listers.of<Pod>(podKind), key))
      .filter((each) => each !== undefined && !hasEnded(each) && each.metadata.uid !== pod.metadata.uid) as Pod[];
  const lacking = lackingResource(wanted, object, node, pods);
  if (lacking !== undefined) return lacking;
  if (!matchesNodeAffinity(object, pod))
    return unmet('NodeAffinity', "node(s) didn't match Pod's node affinity/selector");
  const ports = hostPortsOf(pod);
  if (ports.length > 0 && portsAreTaken(ports, node.name, pods()))
    return unmet('NodePorts', "node(s) didn't have free ports for the requested pod ports");
  return undefined;
};

/** Whether the pod, or a label of it, is for another operating system. */
const otherSystem = ({ metadata, spec }: Pod): Rejection | undefined => {
  if ((metadata.labels?.['kubernetes.io/os'] ?? 'linux') !== 'linux')
    return {
      reason: 'PodOSSelectorNodeLabelDoesNotMatch',
      message: "Failed to admit pod as the `kubernetes.io/os` label doesn't match node label",
    };
  if ((spec.os?.name ?? 'linux') === 'linux') return undefined;
  return { reason: 'PodOSNotSupported', message: "Failed to admit pod as the OS field doesn't match node OS" };
};

const unmet = (reason: string, text: string): Rejection => ({
  reason,
  message: `Predicate ${reason} failed: ${text}`,
});

/** What all pods that the node has ever been given ask for is counted; only when that is too much, which of them still run. */
const lackingResource = (
  wanted: Requests,
  object: Node,
  node: WorkerNode,
  pods: () => readonly Pod[],
): Rejection | undefined => {
  const capacities = capacitiesOf(object);
  const capacityOf = (resource: string): number => capacities.get(resource) ?? Number.POSITIVE_INFINITY;
  if (Object.entries(wanted).every(([resource, amount]) => node.requested(resource) + amount <= capacityOf(resource)))
    return undefined;
  const present = pods().map((each): Requests => ({ pods: 1, ...requestsOf(each) }));
  for (const [resource, amount] of Object.entries(wanted)) {
    const used = present.reduce((sum, requests) => sum + (requests[resource] ?? 0), 0);
    const capacity = capacityOf(resource);
    if (amount === 0 || used + amount <= capacity + ROUNDING) continue;
    const [requested, taken, all] = [amount, used, capacity].map((each) =>
      Math.round(each * (resource === 'cpu' ? 1000 : 1)),
    );
    return {
      reason: `OutOf${resource}`,
      message: `Node didn't have enough resource: ${resource}, requested: ${requested}, used: ${taken}, capacity: ${all}`,
    };
  }
  return undefined;
};

/** Sums of fractions of a processor are not exact. */
const ROUNDING = 1e-6;
