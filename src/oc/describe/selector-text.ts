import type { LabelSelectorSpec } from '../../resources/label-selector-spec.ts';

/** A label selector in the form that queries have: `a=b,c in (d,e),!f`; `<none>` when it selects nothing by itself. */
export const selectorText = (selector: LabelSelectorSpec | undefined): string => {
  const labels = Object.entries(selector?.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`);
  const expressions = (selector?.matchExpressions ?? []).map(({ key, operator, values = [] }) => {
    if (operator === 'Exists') return key;
    if (operator === 'DoesNotExist') return `!${key}`;
    return `${key} ${operator === 'In' ? 'in' : 'notin'} (${[...values].sort().join(',')})`;
  });
  return [...labels, ...expressions].sort().join(',') || '<none>';
};
