import { labelValue, qualifiedName } from '../../../resources/validation/qualified-name.ts';
import type { Toleration } from '../../../resources/workloads/pod-spec.ts';
import { type FieldError, invalid, notSupported } from '../../apimachinery/field-error.ts';

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** The findings about the taints of nodes that a pod bears. */
export const validateTolerations = (tolerations: readonly Toleration[], path: string): FieldError[] =>
  tolerations.flatMap((each, index) => validateToleration(each, `${path}[${index}]`));

const validateToleration = (toleration: Toleration, path: string): FieldError[] => {
  const { key, operator = '', effect, tolerationSeconds } = toleration;
  return [
    ...(key ? qualifiedName(key).map((text) => invalid(`${path}.key`, key, text)) : []),
    ...(!key && operator !== 'Exists'
      ? [
          invalid(
            `${path}.operator`,
            operator,
            'operator must be Exists when `key` is empty, which means "match all values and all keys"',
          ),
        ]
      : []),
    ...(tolerationSeconds !== undefined && effect !== 'NoExecute'
      ? [invalid(`${path}.effect`, effect ?? '', "effect must be 'NoExecute' when `tolerationSeconds` is set")]
      : []),
    ...validateOperator(toleration, `${path}.operator`),
    ...(effect && !EFFECTS.includes(effect) ? [notSupported(`${path}.effect`, effect, EFFECTS)] : []),
  ];
};

const validateOperator = ({ operator, value = '' }: Toleration, path: string): FieldError[] => {
  if (!operator || operator === 'Equal') {
    const errors = labelValue(value);
    return errors.length === 0 ? [] : [invalid(path, value, errors.join(';'))];
  }
  if (operator !== 'Exists') return [notSupported(path, operator, ['Equal', 'Exists'])];
  return value ? [invalid(path, value, "value must be empty when `operator` is 'Exists'")] : [];
};
