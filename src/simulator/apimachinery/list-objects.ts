import type { KubeList, KubeObject } from '../../resources/kube-object.ts';
import { apiVersionOf } from '../../resources/resource-kind.ts';
import { decodeContinue, encodeContinue } from './continue-token.ts';
import type { RegistryStore } from './registry-store.ts';
import type { RequestContext } from './request-context.ts';
import type { ListOptions } from './rest-storage.ts';
import { isSelected } from './selection.ts';

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
  const all = machinery.store.list(registry.resource, kind.namespaced ? context.namespace : undefined);
  const selected = all.filter(
    (object) =>
      (token === undefined || isAfter(object, token.start)) && isSelected(options, registry.decorated(object)),
  );
  const page = options.limit ? selected.slice(0, options.limit) : selected;
  const revision = token?.revision ?? machinery.store.revision;
  const last = page.at(-1);
  const rest = selected.length - page.length;
  return {
    apiVersion: apiVersionOf(kind),
    kind: `${kind.kind}List`,
    metadata: {
      resourceVersion: String(revision),
      ...(rest > 0 && last !== undefined
        ? {
            continue: encodeContinue({ revision, start: [last.metadata.namespace ?? '', last.metadata.name] }),
            ...(options.labelSelector === undefined && options.fieldSelector === undefined
              ? { remainingItemCount: rest }
              : {}),
          }
        : {}),
    },
    items: page.map((object) => registry.decorated(object)),
  };
};

const isAfter = (object: KubeObject, [namespace, name]: readonly [string, string]): boolean => {
  const own = object.metadata.namespace ?? '';
  return own > namespace || (own === namespace && object.metadata.name > name);
};
