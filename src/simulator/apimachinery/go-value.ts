import type { LabelSelectorSpec } from '../../resources/labels/label-selector-spec.ts';
import type { FieldError } from './field-error.ts';

/** A map as Go's `%#v` prints it, which is how messages show the value of a field that is no plain text. */
export const goMap = (map: Readonly<Record<string, string>> | undefined): string => {
  if (map === undefined) return 'map[string]string(nil)';
  const entries = Object.keys(map)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${JSON.stringify(map[key])}`);
  return `map[string]string{${entries.join(', ')}}`;
};

/** A list of texts as Go's `%#v` prints it. */
export const goStrings = (list: readonly string[]): string =>
  `[]string{${list.map((each) => JSON.stringify(each)).join(', ')}}`;

/** A label selector as Go's `%#v` prints it. */
export const goLabelSelector = (selector: LabelSelectorSpec): string => {
  const expressions = selector.matchExpressions?.map(
    ({ key, operator, values }) =>
      `v1.LabelSelectorRequirement{Key:${JSON.stringify(key)}, Operator:${JSON.stringify(operator)}, Values:${values === undefined ? '[]string(nil)' : goStrings(values)}}`,
  );
  const list = expressions === undefined ? '(nil)' : `{${expressions.join(', ')}}`;
  return `v1.LabelSelector{MatchLabels:${goMap(selector.matchLabels)}, MatchExpressions:[]v1.LabelSelectorRequirement${list}}`;
};

/** What was read from JSON as Go's `%#v` prints it. */
export const goJson = (value: unknown): string => {
  if (value === null || value === undefined) return 'interface {}(nil)';
  if (Array.isArray(value)) return `[]interface {}{${value.map(goJson).join(', ')}}`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `map[string]interface {}{${entries.map(([name, each]) => `${JSON.stringify(name)}:${goJson(each)}`).join(', ')}}`;
};

/** An "Invalid value" whose value is already written out. */
export const invalidGo = (field: string, value: string, detail: string): FieldError => ({
  reason: 'FieldValueInvalid',
  field,
  message: detail === '' ? `Invalid value: ${value}` : `Invalid value: ${value}: ${detail}`,
});

/** A "Duplicate value" whose value is already written out. */
export const duplicateGo = (field: string, value: string): FieldError => ({
  reason: 'FieldValueDuplicate',
  field,
  message: `Duplicate value: ${value}`,
});

/** The finding about a structure that is none of those known. */
export const notSupportedGo = (field: string, value: string, valid: readonly string[]): FieldError => ({
  reason: 'FieldValueNotSupported',
  field,
  message: `Unsupported value: ${value}: supported values: ${valid.map((each) => JSON.stringify(each)).join(', ')}`,
});

/** A number or percentage: `intstr.IntOrString{Type:0, IntVal:1, StrVal:""}`. */
export const goIntOrString = (value: number | string): string =>
  typeof value === 'number'
    ? `intstr.IntOrString{Type:0, IntVal:${value}, StrVal:""}`
    : `intstr.IntOrString{Type:1, IntVal:0, StrVal:${JSON.stringify(value)}}`;

/**
 * A pointer as Go's `%#v` prints it. Where it points to something, that is an address which means nothing to anybody and differs
 * each time; here it is always the same.
 */
export const goPointer = (type: string, value: unknown): string =>
  `(*${type})(${value == null ? 'nil' : '0xc000012345'})`;

/** A moment as Go's `%v` prints it, the first of all where there is none. */
export const goInstant = (time: string | null | undefined): string =>
  `${new Date(time || '0001-01-01T00:00:00Z').toISOString().slice(0, 19).replace('T', ' ')} +0000 UTC`;

/** A quantity as Go's `%#v` prints it: its number, the power of ten or the unit that it is counted in, and its text. */
export const goQuantity = (quantity: string): string => {
  const [, number = '0', unit = ''] = /^([+-]?[\d.]+)([A-Za-z]*)$/.exec(quantity) ?? [];
  const [whole = '0', fraction = ''] = number.split('.');
  const binary = BINARY.indexOf(unit);
  const power = binary > 0 ? 0 : (DECIMAL[unit] ?? 0);
  const value = Number(whole + fraction) * 1024 ** Math.max(binary, 0);
  return `resource.Quantity{i:resource.int64Amount{value:${value}, scale:${power - fraction.length}}, d:resource.infDecAmount{Dec:(*inf.Dec)(nil)}, s:${JSON.stringify(quantity)}, Format:"${binary > 0 ? 'BinarySI' : 'DecimalSI'}"}`;
};

const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const DECIMAL: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
