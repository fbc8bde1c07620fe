import { entriesInOrder } from '../../../image/key-order.ts';
import type { LabelSelectorSpec } from '../../../resources/label-selector-spec.ts';
import type { PodSpec } from '../../../resources/pod-spec.ts';

/** Labels as `a=b,c=d` in the order of their names. */
export const labelsText = (labels: Readonly<Record<string, string>> | undefined): string =>
  entriesInOrder(labels ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .join(',') || '<none>';

/** A selector of a workload as it is written in a query. */
export const selectorText = (selector: LabelSelectorSpec | undefined): string => {
  const equal = Object.entries(selector?.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`);
  const expressions = (selector?.matchExpressions ?? []).map(({ key, operator, values = [] }) => {
    if (operator === 'Exists') return key;
    if (operator === 'DoesNotExist') return `!${key}`;
    return `${key} ${operator.toLowerCase()} (${[...values].sort().join(',')})`;
  });
  return [...equal, ...expressions].sort().join(',') || '<none>';
};

/** The cells `Containers` and `Images` of a workload. */
export const containerCells = (spec: Pick<PodSpec, 'containers'> | undefined): [string, string] => [
  (spec?.containers ?? []).map(({ name }) => name).join(','),
  (spec?.containers ?? []).map(({ image }) => image).join(','),
];
