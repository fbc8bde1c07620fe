import type { JobSpec } from '../../../resources/workloads/job.ts';
import { type IndexSet, parseIndexes } from './index-set.ts';

/**
 * Why the indexes that have succeeded are enough for a job by its `successPolicy`: `Matched rules at index 0`; `undefined`
 * when they are not.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy
 */
export const metSuccessRule = ({ successPolicy, completions = 0 }: JobSpec, done: IndexSet): string | undefined => {
  if (done.size === 0) return undefined;
  const index = (successPolicy?.rules ?? []).findIndex(({ succeededIndexes, succeededCount = Infinity }) => {
    if (succeededIndexes === undefined) return done.size >= succeededCount;
    const wanted = [...parseIndexes(succeededIndexes, completions)];
    const count = wanted.filter((each) => done.has(each)).length;
    return wanted.length > 0 && (count === wanted.length || count >= succeededCount);
  });
  return index < 0 ? undefined : `Matched rules at index ${index}`;
};
