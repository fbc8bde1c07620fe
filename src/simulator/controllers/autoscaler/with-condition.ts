import type { Condition } from '../../../resources/metadata/condition.ts';

/** The conditions with one of them as it is now; its time is that of the last change of its status. @param now RFC 3339 */
export const withCondition = (
  conditions: readonly Condition[],
  { type, status, reason, message }: Required<Pick<Condition, 'type' | 'status' | 'reason' | 'message'>>,
  now: string,
): Condition[] => {
  const known = conditions.find((each) => each.type === type);
  const lastTransitionTime = known?.status === status ? known.lastTransitionTime : now;
  const condition = { type, status, reason, message, lastTransitionTime };
  return known === undefined
    ? [...conditions, condition]
    : conditions.map((each) => (each === known ? condition : each));
};
