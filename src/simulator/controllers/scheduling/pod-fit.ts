import { nodeKind } from '../../../resources/kinds/kinds.ts';
import type { Node } from '../../../resources/nodes/node.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { hostPortsOf, portsAreTaken } from '../../apimachinery/pods/host-ports.ts';
import { namedNodes } from '../../apimachinery/pods/node-affinity.ts';
import { requestsOf } from '../../apimachinery/pods/pod-requests.ts';
import { hasRoom, lackingResources } from '../lacking-resources.ts';
import type { Loads } from '../node-loads.ts';
import { refusalOf } from '../scheduling-filters.ts';
import { type Choice, nodeVolumes } from '../volume/node-volumes.ts';
import type { PodClaims } from '../volume/pod-claims.ts';
import { hasExclusiveClaimInUse } from './exclusive-claims.ts';
import { podAffinityFilter } from './pod-affinity.ts';
import { topologySpreadFilter } from './topology-spread.ts';
import type { Verdict } from './verdict.ts';

/** Where a pod may run. */
export interface PodFit {
  /** `undefined` when the node takes it. */
  verdictOf(node: Node): Verdict | undefined;
  volumesOn(node: Node): Choice | string;
}

/**
 * Judges nodes for one pod, in the order of the scheduler's filters: the first that refuses gives the reason.
 *
 * @param others all pods that there are; only asked for when they matter
 * @see https://kubernetes.io/docs/reference/scheduling/config/#scheduling-plugins
 */
export const podFit = (
  pod: Pod,
  claims: PodClaims,
  loads: Loads,
  others: () => readonly Pod[],
  listers: Listers,
): PodFit => {
  const requests = requestsOf(pod);
  const ports = hostPortsOf(pod);
  const named = namedNodes(pod);
  const { affinity, topologySpreadConstraints } = pod.spec;
  const isAlone = affinity === undefined && !loads.heedOthers;
  const near = isAlone ? undefined : podAffinityFilter(pod, others(), listers);
  const nodes = (): readonly Node[] => listers.of<Node>(nodeKind).list();
  const spread = topologySpreadConstraints && topologySpreadFilter(pod, others(), nodes());
  const isExcluded = hasExclusiveClaimInUse(pod, claims, others);
  const volumesOn = (node: Node): Choice | string => nodeVolumes(node, claims, listers);
  return {
    volumesOn,
    verdictOf: (node) => {
      if (named?.has(node.metadata.name) === false)
        return { reasons: ["node(s) didn't satisfy plugin(s) [NodeAffinity]"], byPods: false };
      const refusal = refusalOf(node, pod);
      if (refusal !== undefined) return { reasons: [refusal], byPods: false };
      if (ports.length > 0 && portsAreTaken(ports, node.metadata.name, others()))
        return { reasons: ["node(s) didn't have free ports for the requested pod ports"], byPods: true };
      if (!hasRoom(node, requests, loads)) return { reasons: lackingResources(node, requests, loads), byPods: true };
      if (isExcluded) return { reasons: [EXCLUDED], byPods: true };
      const volumes = volumesOn(node);
      if (typeof volumes === 'string') return { reasons: [volumes], byPods: false };
      return spread?.(node) ?? near?.(node);
    },
  };
};

const EXCLUDED = 'node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode';
