import { qualifiedName } from '../../../resources/validation/qualified-name.ts';
import type { JobSpec, PodFailureRule } from '../../../resources/workloads/job.ts';
import { duplicate, type FieldError, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import { invalidGo } from '../../apimachinery/go-value.ts';
import { tooMany } from '../validation/too-long.ts';

const ACTIONS = ['Count', 'FailIndex', 'FailJob', 'Ignore'];
const OPERATORS = ['In', 'NotIn'];
const STATUSES = ['False', 'True', 'Unknown'];

/**
 * The findings about what failures of pods mean for their job.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy
 */
export const validateFailurePolicy = (spec: JobSpec, path: string): FieldError[] => {
  const { initContainers = [], containers = [] } = spec.template.spec;
  const names = new Set([...initContainers, ...containers].map(({ name }) => name));
  const rules = spec.podFailurePolicy?.rules ?? [];
  return [
    ...validateCount(rules, MOST_RULES, `${path}.rules`),
    ...rules.flatMap((rule, index) => validateRule(rule, spec, names, `${path}.rules[${index}]`)),
  ];
};

/** Pods that a policy judges have to end before they are replaced. */
export const validateReplacementPolicy = (
  { podReplacementPolicy: policy, podFailurePolicy }: JobSpec,
  path: string,
): FieldError[] => {
  const allowed = podFailurePolicy === undefined ? ['Failed', 'TerminatingOrFailed'] : ['Failed'];
  return policy === undefined || allowed.includes(policy) ? [] : [notSupported(path, policy, allowed)];
};

/** Of rules, and of conditions in one. */
const MOST_RULES = 20;
const MOST_CODES = 255;

const validateCount = ({ length }: readonly unknown[], limit: number, path: string): FieldError[] =>
  length > limit ? [tooMany(path, length, limit)] : [];

const validateRule = (
  { action, onExitCodes, onPodConditions = [] }: PodFailureRule,
  { backoffLimitPerIndex }: JobSpec,
  names: ReadonlySet<string>,
  path: string,
): FieldError[] => [
  ...validateChoice(action, ACTIONS, `${path}.action`),
  ...(action === 'FailIndex' && backoffLimitPerIndex === undefined
    ? [invalid(`${path}.action`, action, 'requires the backoffLimitPerIndex to be set')]
    : []),
  ...(onExitCodes === undefined ? [] : validateExitCodes(onExitCodes, names, `${path}.onExitCodes`)),
  ...validateCount(onPodConditions, MOST_RULES, `${path}.onPodConditions`),
  ...onPodConditions.flatMap(({ type, status = '' }, index) => [
    ...qualifiedName(type).map((text) => invalid(`${path}.onPodConditions[${index}].type`, type, text)),
    ...validateChoice(status, STATUSES, `${path}.onPodConditions[${index}].status`),
  ]),
  ...validateKind(onExitCodes !== undefined, onPodConditions.length > 0, path),
];

const validateKind = (hasCodes: boolean, hasConditions: boolean, path: string): FieldError[] => {
  if (hasCodes !== hasConditions) return [];
  const message = hasCodes
    ? 'specifying both OnExitCodes and OnPodConditions is not supported'
    : 'specifying one of OnExitCodes and OnPodConditions is required';
  return [{ reason: 'FieldValueInvalid', field: path, message: `Invalid value: ${message}` }];
};

const validateChoice = (value: string, choices: readonly string[], path: string): FieldError[] => {
  if (choices.includes(value)) return [];
  return value ? [notSupported(path, value, choices)] : [required(path, `valid values: [${quoted(choices)}]`)];
};

const quoted = (choices: readonly string[]): string => choices.map((each) => JSON.stringify(each)).join(' ');

const validateExitCodes = (
  { operator, values = [], containerName }: NonNullable<PodFailureRule['onExitCodes']>,
  names: ReadonlySet<string>,
  path: string,
): FieldError[] => {
  const written = values.length === 0 ? '[]int32(nil)' : `[]int32{${values.join(', ')}}`;
  return [
    ...validateChoice(operator, OPERATORS, `${path}.operator`),
    ...(containerName !== undefined && !names.has(containerName)
      ? [
          invalid(
            `${path}.containerName`,
            containerName,
            'must be one of the container or initContainer names in the pod template',
          ),
        ]
      : []),
    ...(values.length === 0 ? [invalidGo(`${path}.values`, written, 'at least one value is required')] : []),
    ...validateCount(values, MOST_CODES, `${path}.values`),
    ...values.flatMap((value, index) => [
      ...(operator === 'In' && value === 0
        ? [invalid(`${path}.values[${index}]`, value, 'must not be 0 for the In operator')]
        : []),
      ...(values.indexOf(value) < index ? [duplicate(`${path}.values[${index}]`, value)] : []),
    ]),
    ...(values.some((value, index) => index > 0 && (values[index - 1] as number) > value)
      ? [invalidGo(`${path}.values`, written, 'must be ordered')]
      : []),
  ];
};
