import type { Pod } from '../../../resources/workloads/pod.ts';
import { isReadyPod, readySince } from './pod-readiness.ts';

const COST = 'controller.kubernetes.io/pod-deletion-cost';
const PHASES: Readonly<Record<string, number>> = { Pending: 0, Unknown: 1, Running: 2 };

/**
 * Compares pods by who goes first when a workload has too many.
 *
 * @param podsOnNode how many pods of the same workload run on a node: crowded nodes lose pods first
 * @param now milliseconds since the epoch
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#scaling-a-replicaset
 */
export const podDeletionOrder =
  (podsOnNode: (node: string) => number, now: number) =>
  (one: Pod, other: Pod): number =>
    first(
      () => compareBooleans(!one.spec.nodeName, !other.spec.nodeName),
      () => (PHASES[one.status?.phase ?? ''] ?? 2) - (PHASES[other.status?.phase ?? ''] ?? 2),
      () => compareBooleans(!isReadyPod(one), !isReadyPod(other)),
      () => costOf(one) - costOf(other),
      () => podsOnNode(other.spec.nodeName ?? '') - podsOnNode(one.spec.nodeName ?? ''),
      () =>
        isReadyPod(one) && isReadyPod(other) ? ageScale(readySince(one), now) - ageScale(readySince(other), now) : 0,
      () => restartsOf(other) - restartsOf(one),
      () => ageScale(createdAt(one), now) - ageScale(createdAt(other), now),
      () => ((one.metadata.uid ?? '') < (other.metadata.uid ?? '') ? -1 : 1),
    );

const first = (...rules: readonly (() => number)[]): number => {
  for (const rule of rules) {
    const result = rule();
    if (result !== 0) return result;
  }
  return 0;
};

const compareBooleans = (one: boolean, other: boolean): number => Number(other) - Number(one);

const costOf = ({ metadata }: Pod): number => Number(metadata.annotations?.[COST] ?? 0) || 0;

/** Younger ones go first, but ages of the same order of magnitude count as equal. */
const ageScale = (since: number, now: number): number => Math.floor(Math.log2(Math.max(1, (now - since) * 1e6)));

const restartsOf = ({ status }: Pod): number =>
  Math.max(0, ...(status?.containerStatuses ?? []).map(({ restartCount }) => restartCount));

const createdAt = ({ metadata }: Pod): number => Date.parse(metadata.creationTimestamp ?? '');
