import type { StoreEvent } from '../store/store-event.ts';
import type { RegistryStore } from './registry-store.ts';
import type { RequestContext } from './request-context.ts';
import type { ListOptions, WatchChange } from './rest-storage.ts';
import { isSelected } from './selection.ts';
import { badRequest, expired } from './status-error.ts';

/**
 * A watch of a selection. Without a resourceVersion, or with "0", it starts with what there is as ADDED; with one it
 * resumes behind it. An object that leaves the selection is DELETED for this watcher, one that enters is ADDED.
 *
 * @returns how to stop
 * @throws StatusError 410 when the version is older than the history
 */
export const watchObjects = async (
  registry: RegistryStore,
  context: RequestContext,
  options: ListOptions,
  sink: (change: WatchChange) => void,
): Promise<() => void> => {
  const { store } = registry.machinery;
  const namespace = registry.kind.namespaced ? context.namespace : undefined;
  const since = startOf(options.resourceVersion);
  if (since === undefined) {
    for (const stored of store.list(registry.resource, namespace)) {
      const object = registry.decorated(stored);
      if (isSelected(options, object))
        sink({ type: 'ADDED', object, revision: Number(stored.metadata.resourceVersion) });
    }
  }
  const stop = store.watch(registry.resource, since, (event) => {
    if (namespace !== undefined && event.object.metadata.namespace !== namespace) return;
    const change = changeOf(registry, options, event);
    if (change !== undefined) sink(change);
  });
  if (stop === undefined) throw expired(`too old resource version: ${since} (${store.revision})`);
  return stop;
};

const startOf = (resourceVersion: string | undefined): number | undefined => {
  if (resourceVersion === undefined || resourceVersion === '' || resourceVersion === '0') return undefined;
  if (!/^\d+$/.test(resourceVersion))
    throw badRequest(
      `resourceVersion: Invalid value: "${resourceVersion}": strconv.ParseUint: parsing "${resourceVersion}": invalid syntax`,
    );
  return Number(resourceVersion);
};

const changeOf = (registry: RegistryStore, options: ListOptions, event: StoreEvent): WatchChange | undefined => {
  const object = registry.decorated(event.object);
  const wasSelected = event.previous !== undefined && isSelected(options, registry.decorated(event.previous));
  const nowSelected = event.type !== 'DELETED' && isSelected(options, object);
  if (!wasSelected && !nowSelected) return undefined;
  const type = nowSelected ? (wasSelected ? 'MODIFIED' : 'ADDED') : 'DELETED';
  return { type, object, revision: event.revision };
};
