import type { Job, JobStatus } from '../../../resources/workloads/job.ts';
import { equal } from '../../apimachinery/equality.ts';
import { duplicate, type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { goInstant, invalidGo } from '../../apimachinery/go-value.ts';
import { goTarget } from '../validation/go-struct-value.ts';
import { validateNonNegative } from '../validation/non-negative.ts';
import { commonIndex, readIndexes } from './job-indexes.ts';

/** How far a job is, with what is asked of it again and again. */
interface State {
  readonly status: JobStatus;
  readonly isComplete: boolean;
  readonly isFailed: boolean;
  readonly isFinished: boolean;
  readonly hasSucceeded: boolean;
  readonly isFailing: boolean;
}

const stateOf = ({ status = {} }: Job): State => {
  const isTrue = (type: string): boolean =>
    (status.conditions ?? []).some((condition) => condition.type === type && condition.status === 'True');
  const [isComplete, isFailed] = [isTrue('Complete'), isTrue('Failed')];
  const [hasSucceeded, isFailing] = [isTrue('SuccessCriteriaMet'), isTrue('FailureTarget')];
  return { status, isComplete, isFailed, isFinished: isComplete || isFailed, hasSucceeded, isFailing };
};

/**
 * The findings about a written status of a job. Most look only at what has changed: a status may be wrong for a while after
 * its job was changed.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/registry/batch/job/strategy.go
 */
export const validateJobStatus = (job: Job, old: Job): FieldError[] => {
  const [state, before] = [stateOf(job), stateOf(old)];
  return [
    ...validateCounts(state.status),
    ...validateEnd(state, before),
    ...validateRest(state, before, job),
    ...validateIndexes(state.status, before.status, job),
    ...validateLive(state, before),
    ...validateSuccess(state, job),
    ...validateSteps(state, before, job),
  ];
};

const CONDITIONS = 'status.conditions';

/** A finding that shows no value. */
const wrong = (field: string, detail: string): FieldError => ({
  reason: 'FieldValueInvalid',
  field,
  message: `Invalid value: ${detail}`,
});

const when = (isWrong: boolean, finding: () => FieldError): FieldError[] => (isWrong ? [finding()] : []);

const changed = <K extends keyof State | keyof JobStatus>(state: State, before: State, key: K): boolean =>
  key in state
    ? state[key as keyof State] !== before[key as keyof State]
    : !equal(state.status[key as keyof JobStatus], before.status[key as keyof JobStatus]);

const validateCounts = (status: JobStatus): FieldError[] => {
  const { succeeded = [], failed = [] } = (status.uncountedTerminatedPods ?? {}) as Record<string, string[]>;
  const path = 'status.uncountedTerminatedPods';
  const all = [
    ...succeeded.map((uid, index) => [uid, `${path}.succeeded[${index}]`] as const),
    ...failed.map((uid, index) => [uid, `${path}.failed[${index}]`] as const),
  ];
  return [
    ...(['active', 'succeeded', 'failed', 'ready', 'terminating'] as const).flatMap((count) =>
      validateNonNegative(status[count] ?? 0, `status.${count}`),
    ),
    ...all.flatMap(([uid, at], index) => {
      if (uid === '') return [invalid(at, uid, 'must not be empty')];
      return all.findIndex(([other]) => other === uid) < index ? [duplicate(at, uid)] : [];
    }),
  ];
};

/** That a job ends in one way, and when. */
const validateEnd = (state: State, before: State): FieldError[] => {
  const { isComplete, isFailed, isFailing, hasSucceeded, status } = state;
  const { startTime, completionTime } = status;
  const has = (key: keyof State | keyof JobStatus): boolean => changed(state, before, key);
  const isEnding = has('isComplete') || has('completionTime');
  const at = 'status.completionTime';
  const timed = (detail: string): FieldError => invalidGo(at, goInstant(completionTime), detail);
  return [
    ...when(isComplete && isFailed && (has('isComplete') || has('isFailed')), () =>
      wrong(CONDITIONS, 'cannot set Complete=True and Failed=true conditions'),
    ),
    ...when(isComplete && isFailing && (has('isComplete') || has('isFailing')), () =>
      wrong(CONDITIONS, 'cannot set Complete=True and FailureTarget=true conditions'),
    ),
    ...when(isEnding && completionTime != null && !isComplete, () =>
      timed('cannot set completionTime when there is no Complete=True condition'),
    ),
    ...when(isEnding && completionTime == null && isComplete, () =>
      required(at, 'completionTime is required for Complete jobs'),
    ),
    ...when(
      (has('startTime') || has('completionTime')) &&
        startTime != null &&
        completionTime != null &&
        Date.parse(completionTime) < Date.parse(startTime),
      () => timed('completionTime cannot be set before startTime'),
    ),
    ...when(isFailed && !isFailing && (has('isFailed') || has('failedIndexes')), () =>
      wrong(CONDITIONS, 'cannot set Failed=True condition without the FailureTarget=true condition'),
    ),
    ...when(isComplete && !hasSucceeded && (has('isComplete') || has('hasSucceeded')), () =>
      wrong(CONDITIONS, 'cannot set Complete=True condition without the SuccessCriteriaMet=true condition'),
    ),
  ];
};

/** That nothing of a finished job goes on. */
const validateRest = (state: State, before: State, { spec }: Job): FieldError[] => {
  const { isFinished, status } = state;
  const { active = 0, startTime, uncountedTerminatedPods: uncounted } = status;
  const lists = (uncounted ?? {}) as { succeeded?: string[]; failed?: string[] };
  const has = (key: keyof State | keyof JobStatus): boolean => changed(state, before, key);
  const isIdle = spec.suspend === true && spec.completions === 0;
  return [
    ...when(isFinished && active > 0 && (has('isFinished') || has('active')), () =>
      invalid('status.active', active, 'active>0 is invalid for finished job'),
    ),
    ...when(isFinished && startTime == null && !isIdle && (has('isFinished') || has('startTime')), () =>
      required('status.startTime', 'startTime is required for finished job'),
    ),
    ...when(
      isFinished &&
        (lists.succeeded ?? []).length + (lists.failed ?? []).length > 0 &&
        (has('isFinished') || has('uncountedTerminatedPods')),
      () =>
        invalidGo(
          'status.uncountedTerminatedPods',
          goTarget('batch.UncountedTerminatedPods', uncounted),
          'uncountedTerminatedPods needs to be empty for finished job',
        ),
    ),
  ];
};

const validateIndexes = (status: JobStatus, old: JobStatus, { spec }: Job): FieldError[] => {
  const { completedIndexes: completed = '', failedIndexes: failed } = status;
  const { completions, completionMode, backoffLimitPerIndex: perIndex } = spec;
  const hasCompleted = completed !== (old.completedIndexes ?? '');
  const hasFailed = failed !== old.failedIndexes;
  const [atCompleted, atFailed] = ['status.completedIndexes', 'status.failedIndexes'];
  const read = (text: string): string | undefined => readIndexes(text, completions ?? 0).error;
  const wrongCompleted = completions === undefined ? undefined : read(completed);
  const wrongFailed = completions === undefined || perIndex === undefined ? undefined : read(failed ?? '');
  const common = completions === undefined ? undefined : commonIndex(completed, failed ?? '', completions);
  return [
    ...when(hasCompleted && wrongCompleted !== undefined, () =>
      invalid(atCompleted, completed, `error parsing completedIndexes: ${wrongCompleted}`),
    ),
    ...when(hasFailed && wrongFailed !== undefined, () =>
      invalid(atFailed, failed, `error parsing failedIndexes: ${wrongFailed}`),
    ),
    ...when(hasCompleted && completed !== '' && completionMode !== 'Indexed', () =>
      invalid(atCompleted, completed, 'cannot set non-empty completedIndexes when non-indexed completion mode'),
    ),
    ...when(hasFailed && perIndex === undefined && failed !== undefined, () =>
      invalid(atFailed, failed, 'cannot set non-null failedIndexes when backoffLimitPerIndex is null'),
    ),
    ...when((hasFailed || hasCompleted) && failed !== undefined && common !== undefined, () =>
      invalid(atFailed, failed, `failedIndexes and completedIndexes overlap at index: ${common}`),
    ),
  ];
};

const validateLive = (state: State, before: State): FieldError[] => {
  const { terminating = 0, ready, active = 0 } = state.status;
  const has = (key: keyof State | keyof JobStatus): boolean => changed(state, before, key);
  return [
    ...when(state.isFinished && terminating > 0 && (has('isFinished') || has('terminating')), () =>
      invalid('status.terminating', terminating, 'terminating>0 is invalid for finished job'),
    ),
    ...when((ready ?? 0) > active && (has('ready') || has('active')), () =>
      invalid('status.ready', ready, 'cannot set more ready pods than active'),
    ),
  ];
};

const validateSuccess = ({ hasSucceeded, isFailed, isFailing, isComplete }: State, { spec }: Job): FieldError[] => [
  ...when(hasSucceeded && isFailed, () =>
    wrong(CONDITIONS, 'cannot set SuccessCriteriaMet=True and Failed=true conditions'),
  ),
  ...when(hasSucceeded && isFailing, () =>
    wrong(CONDITIONS, 'cannot set SuccessCriteriaMet=True and FailureTarget=true conditions'),
  ),
  ...when(spec.successPolicy !== undefined && !hasSucceeded && isComplete, () =>
    wrong(CONDITIONS, 'cannot set Complete=True for Job with SuccessPolicy unless SuccessCriteriaMet=True'),
  ),
];

/** What never goes back. */
const validateSteps = (state: State, before: State, { spec }: Job): FieldError[] => {
  const { status } = state;
  const { status: old } = before;
  const terminal = [
    ['Failed', 'isFailed'],
    ['Complete', 'isComplete'],
    ['FailureTarget', 'isFailing'],
  ] as const;
  const shrinks = spec.completionMode === 'Indexed' && spec.completions === spec.parallelism;
  const isResuming =
    (old.conditions ?? []).some(({ type, status: value }) => type === 'Suspended' && value === 'True') &&
    (status.conditions ?? []).some(({ type, status: value }) => type === 'Suspended' && value === 'False');
  return [
    ...terminal.flatMap(([type, key]) =>
      when(before[key] && !state[key], () => wrong(CONDITIONS, `cannot disable the terminal ${type}=True condition`)),
    ),
    ...when((status.failed ?? 0) < (old.failed ?? 0), () =>
      invalid('status.failed', status.failed ?? 0, 'cannot decrease the failed counter'),
    ),
    ...when(!shrinks && (status.succeeded ?? 0) < (old.succeeded ?? 0), () =>
      invalid('status.succeeded', status.succeeded ?? 0, 'cannot decrease the succeeded counter'),
    ),
    ...when(
      status.completionTime != null && old.completionTime != null && status.completionTime !== old.completionTime,
      () => invalidGo('status.completionTime', goInstant(status.completionTime), 'completionTime cannot be mutated'),
    ),
    ...when(old.startTime != null && old.startTime !== status.startTime && !spec.suspend && !isResuming, () =>
      required('status.startTime', 'startTime cannot be removed for unsuspended job'),
    ),
    ...when(before.hasSucceeded && !state.hasSucceeded, () =>
      wrong(CONDITIONS, 'cannot disable the SuccessCriteriaMet=True condition'),
    ),
    ...when(before.isComplete && !before.hasSucceeded && state.hasSucceeded, () =>
      wrong(CONDITIONS, 'cannot set SuccessCriteriaMet=True for Job already has Complete=true conditions'),
    ),
  ];
};
