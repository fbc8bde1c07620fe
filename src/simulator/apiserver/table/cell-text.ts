import { entriesInOrder } from '../../../image/key-order.ts';
import type { LabelSelectorSpec } from '../../../resources/labels/label-selector-spec.ts';
import { selectorText } from '../../../resources/labels/selector-text.ts';
import type { PodSpec } from '../../../resources/workloads/pod-spec.ts';

/** Labels as `a=b,c=d` in the order of their names. */
export const labelsText = (labels: Readonly<Record<string, string>> | undefined): string =>
  entriesInOrder(labels ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .join(',') || '<none>';

/** A selector as it is written in a query. */
export const selectorCell = (selector: LabelSelectorSpec | undefined): string => selectorText(selector) || '<none>';

/** The cells `Containers` and `Images` of a workload. */
export const containerCells = (spec: Pick<PodSpec, 'containers'> | undefined): [string, string] => [
  (spec?.containers ?? []).map(({ name }) => name).join(','),
  (spec?.containers ?? []).map(({ image }) => image).join(','),
];
