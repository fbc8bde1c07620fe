import { ApiStatusError } from '../../errors/api-status-error.ts';
import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeList, KubeObject } from '../../resources/kube-object.ts';
import type { Invocation } from '../command.ts';
import { isRefusal } from './client.ts';
import { listPages } from './list-pages.ts';
import { refuseMissingNamespace } from './missing-namespace.ts';
import { resourcePath } from './resource-path.ts';
import type { Selection } from './select-resources.ts';
import { refuseUnserved } from './unserved-kind.ts';

/** An object and where it was read. */
export interface LoadedObject {
  readonly kind: ResourceKind;
  readonly namespace: string;
  readonly object: KubeObject;
}

/**
 * Reads what was selected, one request a name, one a page of a collection; failures are collected, the rest is returned.
 *
 * @param isPaged whether collections are read page by page
 */
export const loadObjects = async (
  invocation: Invocation,
  selections: readonly Selection[],
  errors: unknown[],
  isPaged = true,
): Promise<LoadedObject[]> => {
  const loaded: LoadedObject[] = [];
  for (const { kind, names } of selections) {
    if (names) {
      for (const name of names) {
        const object = await invocation.client
          .get(kind, invocation.namespace, partOf(invocation, name))
          .catch(refuseMissingNamespace(invocation, kind))
          .catch((error: unknown) => void errors.push(error));
        if (object) loaded.push({ kind, namespace: object.metadata.namespace ?? '', object });
      }
    } else loaded.push(...(await loadCollection(invocation, kind, errors, isPaged)));
  }
  return loaded;
};

const loadCollection = async (
  invocation: Invocation,
  kind: ResourceKind,
  errors: unknown[],
  isPaged: boolean,
): Promise<LoadedObject[]> => {
  const { limit, ...selectors } = listQuery(invocation);
  const request = {
    method: 'GET',
    path: resourcePath(kind, scopeOf(invocation)),
    query: { ...selectors, ...(isPaged && { limit }) },
  } as const;
  const pages = await listPages<KubeList>(invocation.client, request)
    .catch(refuseUnserved(invocation.client, kind))
    .catch(unmatched(invocation, kind))
    .catch((error: unknown) => void errors.push(error));
  return (pages ?? []).flatMap((page) =>
    // What may be asked for, and not listed, answers with a Status.
    (page.items ?? [page as unknown as KubeObject]).map((item) => ({
      kind,
      namespace: item.metadata.namespace ?? '',
      object: {
        ...item,
        apiVersion: item.apiVersion ?? page.apiVersion,
        kind: item.kind ?? page.kind.replace(/List$/, ''),
      },
    })),
  );
};

/** Handles a list by selectors that the server refused: says which ones. */
export const unmatched =
  ({ flags }: Invocation, kind: ResourceKind) =>
  (error: unknown): never => {
    const [labels, fields] = [flags.string('selector'), flags.string('field-selector')];
    const resource = `${kind.group}/${kind.version}, Resource=${kind.plural}`;
    if (error instanceof ApiStatusError && isUnlisted(error)) {
      const message = `Unable to list ${JSON.stringify(resource)}: ${error.message}`;
      throw new ApiStatusError({ ...error.status, message }, error);
    }
    if (!isRefusal(error, 'BadRequest', 'NotFound') || (labels === '' && fields === '')) throw error;
    const message = `Unable to find ${JSON.stringify(resource)} that match label selector ${JSON.stringify(labels)}, field selector ${JSON.stringify(fields)}: ${error.message}`;
    throw new ApiStatusError({ ...error.status, message }, error);
  };

/** The server has the kind, and no lists of it. */
const isUnlisted = ({ status, message }: ApiStatusError): boolean =>
  status.code === 404 && message.includes('could not find the requested resource');

/** An object, or the part of it that `--subresource` names. */
export const partOf = ({ flags }: Invocation, name: string): string =>
  flags.has('subresource') && flags.string('subresource') !== '' ? `${name}/${flags.string('subresource')}` : name;

/** The namespace of a list; none for all of them. */
export const scopeOf = ({ flags, namespace }: Invocation): string => (flags.boolean('all-namespaces') ? '' : namespace);

/** How a command's selectors narrow a list. */
export const listQuery = ({ flags }: Invocation): Record<string, string | number> & { readonly limit: number } => ({
  ...(flags.string('selector') && { labelSelector: flags.string('selector') }),
  ...(flags.string('field-selector').trim() && { fieldSelector: flags.string('field-selector').trim() }),
  limit: flags.has('chunk-size') ? flags.number('chunk-size') : 500,
});
