import type { Clock } from '../../../ports/clock.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeList, KubeObject } from '../../../resources/kube-object.ts';
import { StatusError } from '../../apimachinery/status-error.ts';
import { isCustomResource } from '../discovery/custom-group.ts';
import type { ApiObject } from '../reply.ts';
import type { Representation } from '../request/representation.ts';
import type { Exchange } from '../transport/exchange.ts';
import { ordered } from './ordered.ts';
import { partialObject, partialObjectList } from './partial-object.ts';

/** The object as the client wants it: itself, a Table or only its metadata. A Status stays itself. */
export const transformed = async (
  object: ApiObject,
  kind: ResourceKind | undefined,
  { as, version = 'v1' }: Representation,
  { target }: Exchange,
  clock: Clock,
): Promise<object> => {
  if (object.kind === 'Status') return object;
  const list = isList(object, kind) ? object : undefined;
  if (as === 'Table' && kind !== undefined) {
    const { tableOf } = await import('../table/table.ts');
    const includeObject = new URLSearchParams(target.slice(target.indexOf('?') + 1)).get('includeObject');
    const { resourceVersion } = object.metadata as { resourceVersion?: string };
    return tableOf(
      list?.items ?? [object as KubeObject],
      { kind, now: clock.now(), includeObject, version },
      list?.metadata ?? { resourceVersion },
    );
  }
  if (as === undefined || kind === undefined) return list === undefined ? ordered(object) : listed(list, kind);
  if ((list === undefined) === (as === 'PartialObjectMetadataList')) throw otherForm(as, object, kind);
  return list === undefined ? partialObject(object as KubeObject, version) : partialObjectList(list, version);
};

/** The refusal to show an object as a list, or a list as an object. */
const otherForm = (as: string, { kind: name }: ApiObject, { group }: ResourceKind): StatusError =>
  new StatusError(
    406,
    'NotAcceptable',
    `you requested ${as}, but the requested object is ${as.endsWith('List') ? 'not ' : ''}a list (*${group.split('.')[0] || 'core'}.${name})`,
  );

/** A custom resource may be called a list, and what lists it something else. */
const isList = (object: ApiObject, kind: ResourceKind | undefined): object is KubeList =>
  (kind === undefined ? object.kind.endsWith('List') : object.kind === (kind.listKind ?? `${kind.kind}List`)) &&
  Array.isArray((object as Partial<KubeList>).items);

/** The items of built-in lists do not repeat their kind; those of custom resources do, and their lists tell that nothing is left. */
const listed = (list: KubeList, kind: ResourceKind | undefined): object => {
  if (kind === undefined) return ordered(list);
  if (isCustomResource(kind)) return ordered({ ...list, metadata: { continue: '', ...list.metadata } });
  const { kind: listKind, apiVersion, metadata, items, ...rest } = list;
  return { kind: listKind, apiVersion, metadata, ...rest, items: items.map(withoutKind) };
};

const withoutKind = ({ kind: _, apiVersion: __, metadata, ...rest }: KubeObject): object => ({ metadata, ...rest });
