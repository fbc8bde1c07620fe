import { nodeKind, podKind } from '../../../resources/kinds/kinds.ts';
import type { Node } from '../../../resources/nodes/node.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { PodContext } from '../pods/kubelet-context.ts';
import type { DownwardFacts } from './downward-facts.ts';

/** What a pod may learn of itself at the moment. */
export const presentFacts = ({ pod, runtime, node, listers }: PodContext): DownwardFacts => {
  const latest = listers.of<Pod>(podKind).get(pod.metadata.namespace, pod.metadata.name);
  return {
    pod: latest?.metadata.uid === pod.metadata.uid ? (latest as Pod) : pod,
    podIP: runtime.address,
    hostIP: node.address,
    allocatable: listers.of<Node>(nodeKind).get(undefined, node.name)?.status?.allocatable ?? {},
  };
};
