import { leaseKind, nodeKind, podKind, priorityClassKind } from '../../../resources/kinds/kinds.ts';
import type { Node } from '../../../resources/nodes/node.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { PriorityClass } from '../../../resources/workloads/priority-class.ts';
import { isRefusal } from '../../client/client.ts';
import { eventsOf } from '../describe-events.ts';
import { type Describers, type Place, withEvents } from '../place.ts';
import { describeNode, type Lease } from './describe-node.ts';
import { describePriorityClass } from './describe-priority-class.ts';

/** The descriptions of nodes and of what decides who gets onto them. */
export const nodeDescribers: Describers = [
  [priorityClassKind, withEvents<PriorityClass>(priorityClassKind, describePriorityClass)],
  [
    nodeKind,
    async (place) => {
      const { client, name, now } = place;
      const node = await client.get<Node>(nodeKind, '', name);
      const pods = await podsOn(name, place);
      const about = { ...node, kind: nodeKind.kind };
      const byController = await eventsOf(place, about);
      // A kubelet names its node where others give the UID.
      const byKubelet = await eventsOf(place, { ...about, metadata: { ...node.metadata, uid: name } });
      const events = byController && byKubelet && [...byController, ...byKubelet];
      const lease = await client.find<Lease>(leaseKind, 'kube-node-lease', name);
      return describeNode(node, { lease, pods, events }, now);
    },
  ],
];

/** The pods of a node that have not ended; `undefined` for somebody who may not see them. */
const podsOn = async (node: string, { client }: Place): Promise<readonly Pod[] | undefined> => {
  const fieldSelector = `spec.nodeName=${node},status.phase!=Failed,status.phase!=Succeeded`;
  try {
    return (await client.list<Pod>(podKind, '', { fieldSelector, limit: 500 })).items;
  } catch (error) {
    if (isRefusal(error, 'Forbidden')) return undefined;
    throw error;
  }
};
