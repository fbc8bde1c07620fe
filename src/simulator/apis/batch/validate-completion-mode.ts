import type { JobSpec } from '../../../resources/workloads/job.ts';
import { type FieldError, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import { validateNonNegative } from '../validation/non-negative.ts';

const MODES = ['NonIndexed', 'Indexed'];

/** Bounds of jobs that number their pods, and of those that count failures by number. */
const MOST_PARALLEL = 100_000;
const MANY_COMPLETIONS = 100_000;
const MOST_PARALLEL_OF_MANY = 10_000;
const MOST_FAILED_OF_MANY = 10_000;

/**
 * The findings about how a job counts its pods, and about limits by index.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#backoff-limit-per-index
 */
export const validateCompletionMode = (spec: JobSpec, path: string): FieldError[] => {
  const { completionMode = 'NonIndexed', backoffLimitPerIndex, maxFailedIndexes } = spec;
  const limits = [
    ...validateNonNegative(backoffLimitPerIndex ?? 0, `${path}.backoffLimitPerIndex`),
    ...validateNonNegative(maxFailedIndexes ?? 0, `${path}.maxFailedIndexes`),
    ...(maxFailedIndexes !== undefined && backoffLimitPerIndex === undefined
      ? [required(`${path}.backoffLimitPerIndex`, 'when maxFailedIndexes is specified')]
      : []),
  ];
  if (!MODES.includes(completionMode))
    return [...limits, notSupported(`${path}.completionMode`, completionMode, MODES)];
  if (completionMode === 'Indexed') return [...limits, ...validateIndexed(spec, path)];
  const byIndex = Object.entries({ backoffLimitPerIndex, maxFailedIndexes });
  return [
    ...limits,
    ...byIndex.flatMap(([name, value]) =>
      value === undefined ? [] : [invalid(`${path}.${name}`, value, 'requires indexed completion mode')],
    ),
  ];
};

const validateIndexed = (spec: JobSpec, path: string): FieldError[] => {
  const { completions, parallelism = 0, maxFailedIndexes } = spec;
  const atMost = (name: string, value: number, limit: number, when = ''): FieldError[] =>
    value > limit ? [invalid(`${path}.${name}`, value, `must be less than or equal to ${limit}${when}`)] : [];
  const isMany = (completions ?? 0) > MANY_COMPLETIONS && spec.backoffLimitPerIndex !== undefined;
  const ofMany = ` when completions are above ${MANY_COMPLETIONS} and used with backoff limit per index`;
  return [
    ...(completions === undefined ? [required(`${path}.completions`, 'when completion mode is Indexed')] : []),
    ...atMost('parallelism', parallelism, MOST_PARALLEL, ' when completion mode is Indexed'),
    ...(completions !== undefined && (maxFailedIndexes ?? 0) > completions
      ? [invalid(`${path}.maxFailedIndexes`, maxFailedIndexes, 'must be less than or equal to completions')]
      : []),
    ...atMost('maxFailedIndexes', maxFailedIndexes ?? 0, MOST_PARALLEL),
    ...(isMany && maxFailedIndexes === undefined
      ? [required(`${path}.maxFailedIndexes`, `must be specified when completions is above ${MANY_COMPLETIONS}`)]
      : []),
    ...(isMany ? atMost('parallelism', parallelism, MOST_PARALLEL_OF_MANY, ofMany) : []),
    ...(isMany ? atMost('maxFailedIndexes', maxFailedIndexes ?? 0, MOST_FAILED_OF_MANY, ofMany) : []),
  ];
};
