import type { ExperimentFacts } from '../../../evidence/run-facts.ts';

/**
 * The position of the step that a fact belongs to: the one that recorded it, else the last one that had begun at the time.
 *
 * @param at RFC 3339, on the clock of the target
 */
export const stepOf = (
  { steps }: ExperimentFacts,
  fact: number | undefined,
  at: string | undefined,
): number | undefined => {
  const recorded = steps?.findIndex(({ facts }) => fact !== undefined && facts.includes(fact)) ?? -1;
  if (recorded >= 0) return recorded;
  const time = Date.parse(at ?? '');
  const begun = steps?.findLastIndex(({ startedAt }) => startedAt !== undefined && Date.parse(startedAt) <= time) ?? -1;
  return begun < 0 ? undefined : begun;
};
