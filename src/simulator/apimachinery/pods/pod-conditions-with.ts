import type { Condition } from '../../../resources/metadata/condition.ts';
import { timestamp } from '../timestamp.ts';

/**
 * The conditions of a pod with one of them set: in its place, and since its time, when it is as true as before.
 *
 * @param now milliseconds since the epoch
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/api/v1/pod/util.go
 */
export const podConditionsWith = (
  known: readonly Condition[] = [],
  condition: Pick<Condition, 'type' | 'status' | 'reason' | 'message'>,
  now: number,
): Condition[] => {
  const at = known.findIndex(({ type }) => type === condition.type);
  const since = known[at]?.status === condition.status ? known[at].lastTransitionTime : timestamp(now);
  const noted: Condition = { ...condition, lastProbeTime: null, lastTransitionTime: since ?? null };
  return at < 0 ? [...known, noted] : known.with(at, noted);
};

/** The condition of a pod that is about to be taken away, with the reason. */
export const disruptionTarget = (
  cause: Required<Pick<Condition, 'reason' | 'message'>>,
): Pick<Condition, 'type' | 'status' | 'reason' | 'message'> => ({
  type: 'DisruptionTarget',
  status: 'True',
  ...cause,
});
