import { qualifiedName } from '../../../resources/validation/qualified-name.ts';
import { duplicate, type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { validateOneOf } from './one-of.ts';
import { tooLongField } from './too-long.ts';

interface Condition {
  type?: string;
  status?: string;
  observedGeneration?: number;
  lastTransitionTime?: string | null;
  reason?: string;
  message?: string;
}

const LONGEST = { reason: 1024, message: 32_768 };
const REASON = '[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?';
const reasonPattern = new RegExp(`^${REASON}$`);

/**
 * The findings about conditions of the kind that all newer APIs share.
 *
 * @see https://github.com/kubernetes/apimachinery/blob/master/pkg/apis/meta/v1/validation/validation.go
 */
export const validateConditions = (conditions: readonly Condition[], path = 'status.conditions'): FieldError[] =>
  conditions.flatMap((condition, index) => [
    ...isRepeated(conditions, index, `${path}[${index}]`),
    ...validateCondition(condition, `${path}[${index}]`),
  ]);

/** The findings about conditions that only have to say of which type they are. */
export const validateConditionTypes = (conditions: readonly Condition[], path = 'status.conditions'): FieldError[] =>
  conditions.flatMap((condition, index) => [
    ...isRepeated(conditions, index, `${path}[${index}]`),
    ...(condition.type ? [] : [required(`${path}[${index}].type`, 'must not be empty')]),
  ]);

const isRepeated = (conditions: readonly Condition[], index: number, path: string): FieldError[] => {
  const { type = '' } = conditions[index] ?? {};
  return conditions.findIndex((each) => (each.type ?? '') === type) < index ? [duplicate(`${path}.type`, type)] : [];
};

const validateCondition = (
  { type = '', status = '', observedGeneration = 0, lastTransitionTime, reason = '', message = '' }: Condition,
  path: string,
): FieldError[] => [
  ...qualifiedName(type).map((text) => invalid(`${path}.type`, type, text)),
  ...validateOneOf(status, `${path}.status`, ['False', 'True', 'Unknown']),
  ...(observedGeneration < 0
    ? [invalid(`${path}.observedGeneration`, observedGeneration, 'must be greater than or equal to zero')]
    : []),
  ...(lastTransitionTime ? [] : [required(`${path}.lastTransitionTime`, 'must be set')]),
  ...(reason === '' ? [required(`${path}.reason`, 'must be set')] : validateReason(reason, `${path}.reason`)),
  ...(Buffer.byteLength(message) > LONGEST.message ? [tooLongField(`${path}.message`, LONGEST.message)] : []),
];

const validateReason = (reason: string, path: string): FieldError[] => [
  ...(reasonPattern.test(reason)
    ? []
    : [
        invalid(
          path,
          reason,
          `a condition reason must start with alphabetic character, optionally followed by a string of alphanumeric characters or '_,:', and must end with an alphanumeric character or '_' (e.g. 'my_name',  or 'MY_NAME',  or 'MyName',  or 'ReasonA,ReasonB',  or 'ReasonA:ReasonB', regex used for validation is '${REASON}')`,
        ),
      ]),
  ...(Buffer.byteLength(reason) > LONGEST.reason ? [tooLongField(path, LONGEST.reason)] : []),
];
