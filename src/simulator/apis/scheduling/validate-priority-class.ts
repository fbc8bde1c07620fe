import { type PriorityClass, systemPriorities } from '../../../resources/workloads/priority-class.ts';
import { type FieldError, forbiddenField } from '../../apimachinery/field-error.ts';
import { validateImmutable, validateUnchanged } from '../validation/immutable.ts';
import { validateOneOf } from '../validation/one-of.ts';

const PREFIX = 'system-';
const HIGHEST = 1_000_000_000;

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/scheduling/validation/validation.go */
export const validatePriorityClass = (priorityClass: PriorityClass): FieldError[] => {
  const { metadata, value = 0, preemptionPolicy: policy } = priorityClass;
  const error = metadata.name.startsWith(PREFIX) ? systemError(priorityClass) : undefined;
  return [
    ...(error === undefined
      ? []
      : [
          forbiddenField(
            'metadata.name',
            `priority class names with '${PREFIX}' prefix are reserved for system use only. error: ${error}`,
          ),
        ]),
    ...(!metadata.name.startsWith(PREFIX) && value > HIGHEST
      ? [forbiddenField('value', `maximum allowed value of a user defined priority is ${HIGHEST}`)]
      : []),
    ...(policy === undefined ? [] : validateOneOf(policy, 'preemptionPolicy', ['PreemptLowerPriority', 'Never'])),
  ];
};

/** The findings about a change: pods already have what the class said. */
export const validatePriorityClassUpdate = (priorityClass: PriorityClass, old: PriorityClass): FieldError[] => [
  ...validateUnchanged(priorityClass.value ?? 0, old.value ?? 0, 'value', 'may not be changed in an update.'),
  ...validateImmutable(priorityClass.preemptionPolicy, old.preemptionPolicy, 'preemptionPolicy'),
];

const systemError = ({ metadata: { name }, value = 0, globalDefault = false }: PriorityClass): string | undefined => {
  const known = systemPriorities[name];
  if (known === undefined) return `${name} is not a known system priority class`;
  if (value !== known) return `value of ${name} PriorityClass must be ${known}`;
  return globalDefault ? `globalDefault of ${name} PriorityClass must be false` : undefined;
};
