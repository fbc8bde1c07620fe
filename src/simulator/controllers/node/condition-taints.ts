import type { Node, Taint } from '../../../resources/nodes/node.ts';

/** The key of the taint that tells of a node closed to new pods. */
const UNSCHEDULABLE = 'node.kubernetes.io/unschedulable';
const NOT_READY = 'node.kubernetes.io/not-ready';
const UNREACHABLE = 'node.kubernetes.io/unreachable';

/** Which condition, in which state, closes a node with which taint. */
const KEYS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Ready: { False: NOT_READY, Unknown: UNREACHABLE },
  MemoryPressure: { True: 'node.kubernetes.io/memory-pressure' },
  DiskPressure: { True: 'node.kubernetes.io/disk-pressure' },
  NetworkUnavailable: { True: 'node.kubernetes.io/network-unavailable' },
  PIDPressure: { True: 'node.kubernetes.io/pid-pressure' },
};

/** The taints that belong to the controller: those with these keys it takes away again. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  NoSchedule: [UNSCHEDULABLE, ...Object.values(KEYS).flatMap((keys) => Object.values(keys))],
  NoExecute: [NOT_READY, UNREACHABLE],
};

/**
 * The taints that a node has because of its state: closed, short of something, not ready. A node that has never told how it
 * is has none.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-nodes-by-condition
 */
export const conditionTaints = ({ spec, status }: Node): Taint[] => [
  ...(status?.conditions ?? []).flatMap(({ type, status: state }): Taint[] => {
    const key = KEYS[type]?.[state];
    if (key === undefined) return [];
    return [{ key, effect: 'NoSchedule' }, ...(type === 'Ready' ? [{ key, effect: 'NoExecute' } as const] : [])];
  }),
  ...(spec?.unschedulable ? [{ key: UNSCHEDULABLE, effect: 'NoSchedule' } as const] : []),
];

/** Whether a taint stands for a state of its node, so that nobody needs to take it away by hand. */
export const isConditionTaint = ({ key, effect }: Taint): boolean => KEPT[effect]?.includes(key) === true;
