import type { LabelSelectorSpec } from '../../../resources/labels/label-selector-spec.ts';

/** Says whether an object with these labels is selected. */
export type LabelSelector = (labels: Readonly<Record<string, string>>) => boolean;

/** The structured form of workloads. An empty selector selects everything. */
export const labelSelectorOf = (spec: LabelSelectorSpec | undefined): LabelSelector => {
  const equal = Object.entries(spec?.matchLabels ?? {});
  const expressions = spec?.matchExpressions ?? [];
  return (labels) =>
    equal.every(([key, value]) => labels[key] === value) &&
    expressions.every(({ key, operator, values }) => matches(labels[key], operator, values ?? []));
};

const matches = (value: string | undefined, operator: string, values: readonly string[]): boolean => {
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
};
