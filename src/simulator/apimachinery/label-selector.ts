import type { LabelSelectorSpec } from '../../resources/label-selector-spec.ts';

/** Says whether an object with these labels is selected. */
export type LabelSelector = (labels: Readonly<Record<string, string>>) => boolean;

const everything: LabelSelector = () => true;

/**
 * The query form: `app=web,tier!=db,env in (a, b),!old,new`.
 *
 * @returns `undefined` when the text is malformed
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#list-and-watch-filtering
 */
export const parseLabelSelector = (text: string): LabelSelector | undefined => {
  if (text.trim() === '') return everything;
  const requirements = splitRequirements(text).map(parseRequirement);
  if (requirements.some((each) => each === undefined)) return undefined;
  return (labels) => requirements.every((each) => each?.(labels));
};

/** The structured form of workloads. An empty selector selects everything. */
export const labelSelectorOf = (spec: LabelSelectorSpec | undefined): LabelSelector => {
  const equal = Object.entries(spec?.matchLabels ?? {});
  const expressions = spec?.matchExpressions ?? [];
  return (labels) =>
    equal.every(([key, value]) => labels[key] === value) &&
    expressions.every(({ key, operator, values }) => matches(labels[key], operator, values ?? []));
};

const splitRequirements = (text: string): string[] => text.split(/,(?![^(]*\))/).map((each) => each.trim());

const parseRequirement = (text: string): LabelSelector | undefined => {
  const set = /^(\S+)\s+(in|notin)\s+\(([^)]*)\)$/.exec(text);
  if (set !== null) {
    const [, key = '', operator, list = ''] = set;
    const values = list.split(',').map((each) => each.trim());
    return (labels) => matches(labels[key], operator === 'in' ? 'In' : 'NotIn', values);
  }
  const equality = /^([^\s!=]+)\s*(==|=|!=)\s*([^\s!=]*)$/.exec(text);
  if (equality !== null) {
    const [, key = '', operator, value = ''] = equality;
    return (labels) => matches(labels[key], operator === '!=' ? 'NotIn' : 'In', [value]);
  }
  const existence = /^(!?)\s*([^\s!=(),]+)$/.exec(text);
  if (existence === null) return undefined;
  const [, not, key = ''] = existence;
  return (labels) => matches(labels[key], not === '!' ? 'DoesNotExist' : 'Exists', []);
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
