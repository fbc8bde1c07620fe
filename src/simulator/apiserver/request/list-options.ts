import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import { type FieldError, forbiddenField, invalidObject, notSupported } from '../../apimachinery/field-error.ts';
import { isTrue } from '../../apimachinery/query-flag.ts';
import { decodeContinue } from '../../apimachinery/registry/continue-token.ts';
import type { ListOptions } from '../../apimachinery/rest-storage.ts';
import {
  type FieldRequirement,
  type FieldSelector,
  parseFieldSelector,
} from '../../apimachinery/selection/field-selector.ts';
import { parseLabelQuery } from '../../apimachinery/selection/label-query.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import { isOfOpenShift } from '../discovery/custom-group.ts';
import { selectableField } from './selectable-fields.ts';

/** The query of a list or watch. */
export interface ListQuery extends ListOptions {
  readonly timeoutSeconds?: number;
  readonly allowWatchBookmarks: boolean;
  readonly sendInitialEvents?: boolean;
}

/**
 * Reads the query of a list, watch or deletecollection.
 *
 * @throws StatusError 400 for what cannot be read or selected by, 422 for what cannot be combined
 */
export const listOptions = (
  query: URLSearchParams,
  kind: ResourceKind,
  name: string | undefined,
  watching: boolean,
): ListQuery => {
  const options: Omit<ListQuery, 'fieldSelector'> = {
    ...number(query, 'timeoutSeconds'),
    ...number(query, 'limit'),
    ...text(query, 'continue'),
    ...text(query, 'resourceVersion'),
    ...(text(query, 'resourceVersionMatch') as Pick<ListOptions, 'resourceVersionMatch'>),
    allowWatchBookmarks: isTrue(query.get('allowWatchBookmarks')),
    ...(query.has('sendInitialEvents') ? { sendInitialEvents: isTrue(query.get('sendInitialEvents')) } : {}),
  };
  const labels = query.get('labelSelector');
  const labelSelector = labels === null || labels === '' ? undefined : parseLabelQuery(labels);
  const requirements = parseFieldSelector(query.get('fieldSelector') ?? '');
  const errors = watching ? watchErrors(options, kind) : listErrors(options);
  if (errors.length > 0) throw invalidObject({ group: 'meta.k8s.io', kind: 'ListOptions' }, '', errors);
  const selector = fieldSelector(requirements, kind, name);
  checkVersion(options, watching);
  return { ...options, ...(labelSelector === undefined ? {} : { labelSelector }), ...selector };
};

/** @throws StatusError 400 for a version that is none, or that a continued list cannot have */
const checkVersion = (
  { resourceVersion, resourceVersionMatch: match, continue: token, limit = 0 }: Omit<ListQuery, 'fieldSelector'>,
  watching: boolean,
): void => {
  if (resourceVersion === undefined || watching) return;
  if (token !== undefined && resourceVersion !== '0' && match === undefined) {
    decodeContinue(token);
    throw badRequest('specifying resource version is not allowed when using continue');
  }
  // Lists of exactly one version come from the storage and not from the server's cache, which says a little less.
  const isExact = match === undefined ? limit > 0 : match === 'Exact';
  checkNumber(resourceVersion, isExact ? 'invalid resource version: ' : '');
};

/** @throws StatusError 400 for a version that is no number */
export const checkNumber = (resourceVersion: string, context = ''): void => {
  const problem = numberError(resourceVersion, 'Uint');
  if (problem !== undefined)
    throw badRequest(`${context}resourceVersion: Invalid value: ${JSON.stringify(resourceVersion)}: ${problem}`);
};

/** What Go says of a text that is no number of 64 bits. */
const numberError = (text: string, type: 'Int' | 'Uint'): string | undefined => {
  const parsing = `strconv.Parse${type}: parsing ${JSON.stringify(text)}`;
  if (!(type === 'Int' ? /^[+-]?\d+$/ : /^\d+$/).test(text)) return `${parsing}: invalid syntax`;
  const value = BigInt(text.replace(/^\+/, ''));
  const fits = (type === 'Int' ? BigInt.asIntN(64, value) : BigInt.asUintN(64, value)) === value;
  return fits ? undefined : `${parsing}: value out of range`;
};

const fieldSelector = (
  requirements: readonly FieldRequirement[],
  kind: ResourceKind,
  name: string | undefined,
): { fieldSelector?: FieldSelector } => {
  const selector: FieldRequirement[] = requirements.map((requirement) => ({
    ...requirement,
    ...selectableField(kind, requirement.field),
  }));
  if (name !== undefined) selector.push({ field: 'metadata.name', value: name, negated: false });
  return selector.length === 0 ? {} : { fieldSelector: selector };
};

const number = (
  query: URLSearchParams,
  name: 'limit' | 'timeoutSeconds',
): { limit?: number; timeoutSeconds?: number } => {
  const value = query.get(name);
  if (value === null || value === '') return {};
  const problem = numberError(value, 'Int');
  if (problem !== undefined) throw badRequest(problem);
  return { [name]: Number(value) };
};

const text = <K extends 'continue' | 'resourceVersion' | 'resourceVersionMatch'>(
  query: URLSearchParams,
  name: K,
): Partial<Record<K, string>> => {
  const value = query.get(name);
  return value === null || value === '' ? {} : ({ [name]: value } as Record<K, string>);
};

const listErrors = ({
  resourceVersion,
  resourceVersionMatch,
  continue: token,
  sendInitialEvents,
}: Omit<ListQuery, 'fieldSelector'>): FieldError[] => [
  ...(resourceVersionMatch === undefined || resourceVersion !== undefined
    ? []
    : [forbiddenField('resourceVersionMatch', 'resourceVersionMatch is forbidden unless resourceVersion is provided')]),
  ...(resourceVersionMatch === undefined || token === undefined ? [] : [matchWithContinue]),
  ...(resourceVersionMatch === undefined || matches.includes(resourceVersionMatch)
    ? []
    : [notSupported('resourceVersionMatch', resourceVersionMatch, [...matches, ''])]),
  ...(resourceVersionMatch === 'Exact' && resourceVersion === '0'
    ? [forbiddenField('resourceVersionMatch', 'resourceVersionMatch "exact" is forbidden for resourceVersion "0"')]
    : []),
  ...(sendInitialEvents === undefined
    ? []
    : [forbiddenField('sendInitialEvents', 'sendInitialEvents is forbidden for list')]),
];

const matches: readonly string[] = ['Exact', 'NotOlderThan'];

const matchWithContinue = forbiddenField(
  'resourceVersionMatch',
  'resourceVersionMatch is forbidden when continue is provided',
);

const watchErrors = (
  { resourceVersionMatch: match, continue: token, sendInitialEvents }: Omit<ListQuery, 'fieldSelector'>,
  kind: ResourceKind,
): FieldError[] => [
  ...(sendInitialEvents === undefined || match === 'NotOlderThan'
    ? []
    : [
        forbiddenField(
          'resourceVersionMatch',
          'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
        ),
      ]),
  ...(sendInitialEvents === undefined || !isOfOpenShift(kind)
    ? []
    : [
        forbiddenField(
          'sendInitialEvents',
          'sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled',
        ),
      ]),
  ...(match === undefined || sendInitialEvents !== undefined
    ? []
    : [
        forbiddenField(
          'resourceVersionMatch',
          'resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided',
        ),
      ]),
  ...(match === undefined || match === 'NotOlderThan'
    ? []
    : [notSupported('resourceVersionMatch', match, ['NotOlderThan'])]),
  ...(match === undefined || token === undefined ? [] : [matchWithContinue]),
];
