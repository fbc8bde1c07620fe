import type { QuotaScope, ResourceQuota } from '../../../resources/projects/resource-quota.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { goStrings, invalidGo } from '../../apimachinery/go-value.ts';
import { goStructValue } from '../validation/go-struct-value.ts';
import { isQuotaResource } from '../validation/resource-name.ts';

const compute = /^((requests|limits)\.)?(cpu|memory)$/;
const known = [
  'Terminating',
  'NotTerminating',
  'BestEffort',
  'NotBestEffort',
  'PriorityClass',
  'CrossNamespacePodAffinity',
];
const contradictions = [
  ['BestEffort', 'NotBestEffort'],
  ['Terminating', 'NotTerminating'],
] as const;

/** What is wrong with the scopes of a quota, and with what it limits within them. */
export const validateQuotaScopes = (spec: ResourceQuota['spec'], place = 'spec'): FieldError[] => {
  const { scopes = [], scopeSelector, hard = {} } = spec;
  const names = Object.keys(hard).toSorted();
  const conflict = invalidGo(`${place}.scopes`, goScopes(scopes), 'conflicting scopes');
  const selected = scopeSelector?.matchExpressions ?? [];
  return [
    ...scopes.flatMap((scope) => [
      ...(known.includes(scope) ? [] : [invalidGo(`${place}.scopes`, goScopes(scopes), 'unsupported scope')]),
      ...misplaced(scope, names, () => invalidGo(`${place}.scopes`, goScopes(scopes), UNSUPPORTED)),
    ]),
    ...contradictions.filter((pair) => pair.every((scope) => scopes.includes(scope))).map(() => conflict),
    ...selected.flatMap((each) => validateSelected(each, names, scopeSelector, place)),
    ...contradictions
      .filter((pair) => pair.every((scope) => selected.some(({ scopeName }) => scopeName === scope)))
      .map(() => conflict),
  ];
};

/** Scopes as Go's `%#v` prints them. */
export const goScopes = (scopes: readonly string[]): string =>
  goStrings(scopes).replace('string', 'core.ResourceQuotaScope');

const UNSUPPORTED = 'unsupported scope applied to resource';

const validateSelected = (
  { scopeName, operator, values = [] }: QuotaScope,
  names: readonly string[],
  whole: unknown,
  place: string,
): FieldError[] => {
  const path = `${place}.scopeSelector.matchExpressions`;
  const existsOnly = scopeName !== 'PriorityClass' && known.includes(scopeName) && operator !== 'Exists';
  return [
    ...(known.includes(scopeName) ? [] : [invalid(`${path}.scopeName`, scopeName, 'unsupported scope')]),
    ...misplaced(scopeName, names, () => invalidGo(path, goStructValue('core.ScopeSelector', whole), UNSUPPORTED)),
    ...(existsOnly ? [invalid(`${path}.operator`, operator, EXISTS_ONLY)] : []),
    ...validateValues(operator, values, path),
  ];
};

const validateValues = (operator: string, values: readonly string[], path: string): FieldError[] => {
  if (operator === 'In' || operator === 'NotIn')
    return values.length > 0 ? [] : [required(`${path}.values`, VALUES_NEEDED)];
  if (operator === 'Exists' || operator === 'DoesNotExist')
    return values.length === 0 ? [] : [invalid(`${path}.values`, values, NO_VALUES)];
  return [invalid(`${path}.operator`, operator, 'not a valid selector operator')];
};

const EXISTS_ONLY =
  "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity";
const VALUES_NEEDED = "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector";
const NO_VALUES = "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector";

/** Scopes are about pods: other standard resources have none. */
const misplaced = (scope: string, names: readonly string[], error: () => FieldError): FieldError[] =>
  names
    .filter((name) => isQuotaResource(name) && name !== 'pods')
    .filter((name) => known.includes(scope) && (scope === 'BestEffort' || !compute.test(name)))
    .map(error);
