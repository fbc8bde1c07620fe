import type { JobSpec, SuccessRule } from '../../../resources/workloads/job.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { invalidGo } from '../../apimachinery/go-value.ts';
import { goTarget } from '../validation/go-struct-value.ts';
import { validateNonNegative } from '../validation/non-negative.ts';
import { tooLongField, tooMany } from '../validation/too-long.ts';
import { readIndexes } from './job-indexes.ts';

/**
 * The findings about which indexes are enough for a job.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy
 */
export const validateSuccessPolicy = (spec: JobSpec, path: string): FieldError[] => {
  const { successPolicy: policy, completionMode, completions = 0 } = spec;
  if (policy === undefined) return [];
  if (completionMode !== 'Indexed')
    return [invalidGo(path, goTarget('batch.SuccessPolicy', policy), 'requires indexed completion mode')];
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
  const { total, error } = readIndexes(succeededIndexes ?? '', completions);
  const count = succeededCount ?? 0;
  const exceeds = (limit: number, of: string): FieldError =>
    invalid(`${path}.succeededCount`, count, `must be less than or equal to ${limit} (the number of ${of})`);
  return [
    ...((succeededIndexes?.length ?? 0) > LONGEST_INDEXES
      ? [tooLongField(`${path}.succeededIndexes`, LONGEST_INDEXES)]
      : []),
    ...(error !== undefined
      ? [invalid(`${path}.succeededIndexes`, succeededIndexes, `error parsing succeededIndexes: ${error}`)]
      : []),
    ...validateNonNegative(count, `${path}.succeededCount`),
    ...(count > completions ? [exceeds(completions, 'specified completions')] : []),
    ...(succeededIndexes !== undefined && count > total
      ? [exceeds(total, 'indexes in the specified succeededIndexes field')]
      : []),
  ];
};
