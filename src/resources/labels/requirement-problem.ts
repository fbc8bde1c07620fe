import { labelValue, qualifiedName } from '../validation/qualified-name.ts';
import type { LabelRequirement } from './label-requirements.ts';

/** What is wrong with the key of a label selector, in the words of the API server, which has no name for its place. */
export const keyProblem = (key: string): string | undefined => {
  const errors = qualifiedName(key);
  return errors.length === 0 ? undefined : `<nil>: Invalid value: ${JSON.stringify(key)}: ${errors.join('; ')}`;
};

/**
 * What is wrong with the values that a label selector gives.
 *
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/labels#NewRequirement
 */
export const valuesProblem = ({ key, operator, values }: LabelRequirement): string | undefined => {
  const isComparison = operator === 'gt' || operator === 'lt';
  const problems = [
    ...values.flatMap((value, index) =>
      isComparison && !isWhole(value)
        ? [
            `values[${index}]: Invalid value: ${JSON.stringify(value)}: for 'Gt', 'Lt' operators, the value must be an integer`,
          ]
        : [],
    ),
    ...values.flatMap((value, index) => {
      const errors = labelValue(value);
      return errors.length === 0
        ? []
        : [`values[${index}][${key}]: Invalid value: ${JSON.stringify(value)}: ${errors.join('; ')}`];
    }),
  ];
  return problems.length > 1 ? `[${problems.join(', ')}]` : problems[0];
};

const isWhole = (text: string): boolean => {
  if (!/^[+-]?\d+$/.test(text)) return false;
  const number = BigInt(text.replace('+', ''));
  return BigInt.asIntN(64, number) === number;
};
