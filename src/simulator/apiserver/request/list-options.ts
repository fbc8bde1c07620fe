import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import { type FieldError, forbiddenField, invalidObject, notSupported } from '../../apimachinery/field-error.ts';
import { isTrue } from '../../apimachinery/query-flag.ts';
import type { ListOptions } from '../../apimachinery/rest-storage.ts';
import {
  type FieldRequirement,
  type FieldSelector,
  parseFieldSelector,
} from '../../apimachinery/selection/field-selector.ts';
import { parseLabelQuery } from '../../apimachinery/selection/label-query.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
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
  const labels = query.get('labelSelector');
  const labelSelector = labels === null || labels === '' ? undefined : parseLabelQuery(labels);
  const options: ListQuery = {
    ...(labelSelector === undefined ? {} : { labelSelector }),
    ...fieldSelector(query, kind, name),
    ...number(query, 'limit'),
    ...number(query, 'timeoutSeconds'),
    ...text(query, 'continue'),
    ...text(query, 'resourceVersion'),
    ...(text(query, 'resourceVersionMatch') as Pick<ListOptions, 'resourceVersionMatch'>),
    allowWatchBookmarks: isTrue(query.get('allowWatchBookmarks')),
    ...(query.has('sendInitialEvents') ? { sendInitialEvents: isTrue(query.get('sendInitialEvents')) } : {}),
  };
  checkVersion(options, watching);
  const errors = watching ? watchErrors(options) : listErrors(options);
  if (errors.length > 0) throw invalidObject({ group: 'meta.k8s.io', kind: 'ListOptions' }, '', errors);
  return options;
};

/** @throws StatusError 400 for a version that is none, or that a continued list cannot have */
const checkVersion = (
  { resourceVersion, resourceVersionMatch, continue: token }: ListQuery,
  watching: boolean,
): void => {
  if (resourceVersion === undefined || watching) return;
  if (!/^\d+$/.test(resourceVersion))
    throw badRequest(
      `resourceVersion: Invalid value: ${JSON.stringify(resourceVersion)}: strconv.ParseUint: parsing ${JSON.stringify(resourceVersion)}: invalid syntax`,
    );
  if (token !== undefined && resourceVersion !== '0' && resourceVersionMatch === undefined)
    throw badRequest('specifying resource version is not allowed when using continue');
};

const fieldSelector = (
  query: URLSearchParams,
  kind: ResourceKind,
  name: string | undefined,
): { fieldSelector?: FieldSelector } => {
  const source = query.get('fieldSelector') ?? '';
  const selector: FieldRequirement[] = parseFieldSelector(source).map((requirement) => ({
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
  if (!/^-?\d+$/.test(value)) throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(value)}: invalid syntax`);
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
}: ListQuery): FieldError[] => [
  ...(sendInitialEvents === undefined
    ? []
    : [forbiddenField('sendInitialEvents', 'sendInitialEvents is forbidden for list')]),
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
];

const matches: readonly string[] = ['Exact', 'NotOlderThan'];

const matchWithContinue = forbiddenField(
  'resourceVersionMatch',
  'resourceVersionMatch is forbidden when continue is provided',
);

const watchErrors = ({ resourceVersionMatch: match, continue: token, sendInitialEvents }: ListQuery): FieldError[] => [
  ...(sendInitialEvents === undefined || match === 'NotOlderThan'
    ? []
    : [
        forbiddenField(
          'resourceVersionMatch',
          'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
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
