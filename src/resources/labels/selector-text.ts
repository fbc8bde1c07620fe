import type { LabelSelectorSpec } from './label-selector-spec.ts';

/** A label selector in the form that queries have: `a=b,c in (d,e),!f`; empty when it selects everything. */
export const selectorText = ({ matchLabels = {}, matchExpressions = [] }: LabelSelectorSpec = {}): string => {
  const labels = Object.entries(matchLabels).map(([key, value]) => `${key}=${value}`);
  const expressions = matchExpressions.map(({ key, operator, values = [] }) => {
    if (operator === 'Exists') return key;
    if (operator === 'DoesNotExist') return `!${key}`;
    return `${key} ${operator.toLowerCase()} (${[...values].sort().join(',')})`;
  });
  return [...labels, ...expressions].sort().join(',');
};
