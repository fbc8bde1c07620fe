import { conditionOf } from '../../../resources/metadata/condition.ts';
import type { Node } from '../../../resources/nodes/node.ts';

type Conditions = NonNullable<NonNullable<Node['status']>['conditions']>;

/** What only the node itself can tell. */
const TOLD = ['Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure'];

/** The conditions of a node that has fallen silent: nobody knows how it is. @param now RFC 3339 */
export const silentConditions = ({ metadata, status }: Node, now: string): Conditions => {
  const known = status?.conditions ?? [];
  const missing = TOLD.filter((type) => conditionOf(known, type) === undefined);
  return [
    ...known.map((condition) =>
      !TOLD.includes(condition.type) || condition.status === 'Unknown'
        ? condition
        : {
            ...condition,
            status: 'Unknown' as const,
            reason: 'NodeStatusUnknown',
            message: 'Kubelet stopped posting node status.',
            lastTransitionTime: now,
          },
    ),
    ...missing.map((type) => ({
      type,
      status: 'Unknown' as const,
      reason: 'NodeStatusNeverUpdated',
      message: 'Kubelet never posted node status.',
      lastHeartbeatTime: metadata.creationTimestamp as string,
      lastTransitionTime: now,
    })),
  ];
};
