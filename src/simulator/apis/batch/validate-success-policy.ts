import type { JobSpec, SuccessRule } from '../../../resources/workloads/job.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { validateNonNegative } from '../validation/non-negative.ts';
import { tooLongField, tooMany } from '../validation/too-long.ts';

/**
 * The findings about which indexes are enough for a job.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy
 */
export const validateSuccessPolicy = (spec: JobSpec, path: string): FieldError[] => {
  const { successPolicy: policy, completionMode, completions = 0 } = spec;
  if (policy === undefined) return [];
  if (completionMode !== 'Indexed') return [invalid(path, policy, 'requires indexed completion mode')];
  const { rules = [] } = policy;
  const none = 'at least one rules must be specified when the successPolicy is specified';
  return rules.length === 0
    ? [required(`${path}.rules`, none)]
    : [
        ...(rules.length > MOST_RULES ? [tooMany(`${path}.rules`, rules.length, MOST_RULES)] : []),
        ...rules.flatMap((rule, index) => validateRule(rule, completions, `${path}.rules[${index}]`)),
      ];
};

const MOST_RULES = 20;
const LONGEST_INDEXES = 64 * 1024;

const validateRule = ({ succeededIndexes, succeededCount }: SuccessRule, completions: number, path: string) => {
  if (succeededIndexes === undefined && succeededCount === undefined)
    return [required(path, 'at least one of succeededCount or succeededIndexes must be specified')];
  const indexes = succeededIndexes === undefined ? completions : countIndexes(succeededIndexes, completions);
  const count = succeededCount ?? 0;
  const exceeds = (limit: number, of: string): FieldError =>
    invalid(`${path}.succeededCount`, count, `must be less than or equal to ${limit} (the number of ${of})`);
  return [
    ...((succeededIndexes?.length ?? 0) > LONGEST_INDEXES
      ? [tooLongField(`${path}.succeededIndexes`, LONGEST_INDEXES)]
      : []),
    ...(typeof indexes === 'string'
      ? [invalid(`${path}.succeededIndexes`, succeededIndexes, `error parsing succeededIndexes: ${indexes}`)]
      : []),
    ...validateNonNegative(count, `${path}.succeededCount`),
    ...(count > completions ? [exceeds(completions, 'specified completions')] : []),
    ...(succeededIndexes !== undefined && typeof indexes === 'number' && count > indexes
      ? [exceeds(indexes, 'indexes in the specified succeededIndexes field')]
      : []),
  ];
};

/** How many indexes a text names, or what is wrong with it. */
const countIndexes = (text: string, completions: number): number | string => {
  let [count, before] = [0, -1];
  for (const part of text === '' ? [] : text.split(',')) {
    const words = part.split('-');
    if (words.length > 2)
      return `the fragment "${part}" violates the requirement that an index interval can have at most two parts separated by '-'`;
    for (const word of words) {
      if (!/^\+?\d+$/.test(word)) return `cannot convert string to integer for index: "${word}"`;
      if (Number(word) >= completions) return `too large index: "${word}"`;
    }
    const [first = 0, last] = words.map(Number);
    if (last !== undefined && first >= last) return notIncreasing(first, last);
    if (before >= first) return notIncreasing(before, first);
    before = last ?? first;
    count += before - first + 1;
  }
  return count;
};

const notIncreasing = (previous: number, current: number): string =>
  `non-increasing order, previous: ${previous}, current: ${current}`;
