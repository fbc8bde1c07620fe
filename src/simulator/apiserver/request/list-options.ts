import type { ResourceKind } from '../../../resources/resource-kind.ts';
import { type FieldError, forbiddenField, invalidObject } from '../../apimachinery/field-error.ts';
import { type FieldSelector, parseFieldSelector } from '../../apimachinery/field-selector.ts';
import { parseLabelSelector } from '../../apimachinery/label-selector.ts';
import type { ListOptions } from '../../apimachinery/rest-storage.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import { isTrue } from './request-info.ts';
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
  const labelSelector = labels === null || labels === '' ? undefined : parseLabelSelector(labels);
  if (labels && labelSelector === undefined)
    throw badRequest(`unable to parse requirement: ${JSON.stringify(labels)} is not a label selector`);
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
  const errors = watching ? watchErrors(options) : listErrors(options);
  if (errors.length > 0) throw invalidObject({ group: 'meta.k8s.io', kind: 'ListOptions' }, '', errors);
  return options;
};

const fieldSelector = (
  query: URLSearchParams,
  kind: ResourceKind,
  name: string | undefined,
): { fieldSelector?: FieldSelector } => {
  const source = query.get('fieldSelector') ?? '';
  const parsed = parseFieldSelector(source);
  if (parsed === undefined)
    throw badRequest(`invalid field selector: ${JSON.stringify(source)}; expected terms such as metadata.name=value`);
  const selector = parsed.map((requirement) => ({ ...requirement, field: selectableField(kind, requirement.field) }));
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
  ...(resourceVersionMatch === undefined || token === undefined
    ? []
    : [forbiddenField('resourceVersionMatch', 'resourceVersionMatch is forbidden when continue is provided')]),
];

const watchErrors = ({ resourceVersionMatch, sendInitialEvents }: ListQuery): FieldError[] => {
  if (sendInitialEvents === undefined) {
    return resourceVersionMatch === undefined
      ? []
      : [
          forbiddenField(
            'resourceVersionMatch',
            'resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided',
          ),
        ];
  }
  return resourceVersionMatch === 'NotOlderThan'
    ? []
    : [
        forbiddenField(
          'resourceVersionMatch',
          'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
        ),
      ];
};
