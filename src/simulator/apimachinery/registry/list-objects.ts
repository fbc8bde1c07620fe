import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeList, KubeObject } from '../../../resources/kube-object.ts';
import type { RequestContext } from '../request-context.ts';
import type { ListOptions } from '../rest-storage.ts';
import { isSelected } from '../selection/selection.ts';
import { expired, StatusError } from '../status-error.ts';
import { type ContinueToken, decodeContinue, encodeContinue } from './continue-token.ts';
import { isForgotten, pageState } from './paged-states.ts';
import type { RegistryStore } from './registry-store.ts';

const TOO_OLD = 'The resourceVersion for the provided list is too old.';

const INCONSISTENT =
  'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.';

/**
 * A list in the order of namespace and name. A page names where the next one starts.
 *
 * @throws StatusError 400 for a continue token that is none, 410 for one that is too old
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
 */
export const listObjects = async (
  registry: RegistryStore,
  context: RequestContext,
  options: ListOptions,
): Promise<KubeList> => {
  const { kind, machinery } = registry;
  const token = options.continue === undefined ? undefined : decodeContinue(options.continue);
  const { store, clock } = machinery;
  const { revision } = stateOf(options, token, store.revision);
  if (token !== undefined && token.revision > 0 && isForgotten(store, revision, clock)) throw continueExpired(token);
  const all = store.listAt(registry.resource, kind.namespaced ? context.namespace : undefined, revision);
  if (all === undefined) throw token === undefined ? expired(TOO_OLD) : continueExpired(token);
  const selectsAll = options.labelSelector === undefined && options.fieldSelector === undefined;
  const rest = token === undefined ? all : all.filter((object) => isAfter(object, token.start));
  const shown = registry.converted === undefined ? rest : await registry.converted.of(rest);
  const selected = selectsAll ? shown : shown.filter((object) => isSelected(options, registry.decorated(object)));
  const page = options.limit !== undefined && options.limit > 0 ? selected.slice(0, options.limit) : selected;
  const last = page.at(-1);
  const left = selected.length - page.length;
  if (left > 0) pageState(store, revision, clock);
  return {
    apiVersion: apiVersionOf(kind),
    kind: kind.listKind ?? `${kind.kind}List`,
    metadata: {
      resourceVersion: String(revision),
      ...(left > 0 && last !== undefined
        ? {
            continue: encodeContinue({ revision, start: [last.metadata.namespace ?? '', last.metadata.name] }),
            ...(selectsAll ? { remainingItemCount: left } : {}),
          }
        : {}),
    },
    items: page.map((object) => registry.decorated(object)),
  };
};

/** Which state of the store a list shows: that of its first page, exactly the one that is asked for, or the last. */
const stateOf = (
  { resourceVersion, resourceVersionMatch }: ListOptions,
  token: ContinueToken | undefined,
  current: number,
): { revision: number } => {
  if (token !== undefined) return { revision: token.revision < 0 ? current : token.revision };
  return { revision: resourceVersionMatch === 'Exact' ? Number(resourceVersion) : current };
};

/** The client may go on with another token, which shows the rest as it is now. */
const continueExpired = ({ start }: ContinueToken): StatusError => {
  const { code, reason, message } = expired(INCONSISTENT);
  return new StatusError(code, reason, message, undefined, { continue: encodeContinue({ revision: -1, start }) });
};

const isAfter = (object: KubeObject, [namespace, name]: readonly [string, string]): boolean => {
  const own = object.metadata.namespace ?? '';
  return own > namespace || (own === namespace && object.metadata.name > name);
};
