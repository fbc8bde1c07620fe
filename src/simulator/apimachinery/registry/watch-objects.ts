import type { KubeObject } from '../../../resources/kube-object.ts';
import { metadataAtRevision } from '../../store/metadata-at-revision.ts';
import type { StoreListener } from '../../store/object-store.ts';
import type { StoreEvent } from '../../store/store-event.ts';
import type { RequestContext } from '../request-context.ts';
import type { ListOptions, WatchChange } from '../rest-storage.ts';
import { isSelected } from '../selection/selection.ts';
import { badRequest, expired } from '../status-error.ts';
import type { ConvertedStates } from './converted-states.ts';
import type { RegistryStore } from './registry-store.ts';

/**
 * A watch of a selection. Without a resourceVersion, or with "0", it starts with what there is as ADDED; with one it
 * resumes behind it. An object that leaves the selection is DELETED for this watcher, one that enters is ADDED.
 *
 * @param fail is told why an object cannot be shown in the version that is watched; nothing comes after it
 * @returns how to stop
 * @throws StatusError 410 when the version is older than the history
 */
export const watchObjects = async (
  registry: RegistryStore,
  context: RequestContext,
  options: ListOptions,
  sink: (change: WatchChange) => void,
  fail: (error: unknown) => void = () => undefined,
): Promise<() => void> => {
  const { converted, kind, machinery } = registry;
  const { store } = machinery;
  const namespace = kind.namespaced ? context.namespace : undefined;
  let since = startOf(options.resourceVersion);
  if (since === undefined) {
    const present = store.list(registry.resource, namespace);
    // Who waits for others to convert goes on behind what was listed.
    if (converted !== undefined) since = store.revision;
    for (const each of converted === undefined ? present : await converted.of(present)) {
      const object = registry.decorated(each);
      if (isSelected(options, object)) sink({ type: 'ADDED', object, revision: Number(each.metadata.resourceVersion) });
    }
  }
  const tell = (event: StoreEvent): void => {
    const change = changeOf(registry, options, event);
    if (change !== undefined) sink(change);
  };
  const [listener, end] = converted === undefined ? [tell] : inTurn(converted, tell, fail);
  const stop = store.watch(registry.resource, since, (event) => {
    // Who names a version that is yet to come hears of what comes after it.
    if (since !== undefined && event.revision <= since) return;
    if (namespace === undefined || event.object.metadata.namespace === namespace) listener(event);
  });
  if (stop === undefined) throw expired(`too old resource version: ${since} (${store.revision})`);
  return () => {
    stop();
    end?.();
  };
};

const startOf = (resourceVersion: string | undefined): number | undefined => {
  if (resourceVersion === undefined || resourceVersion === '' || resourceVersion === '0') return undefined;
  if (!/^\d+$/.test(resourceVersion))
    throw badRequest(
      `resourceVersion: Invalid value: "${resourceVersion}": strconv.ParseUint: parsing "${resourceVersion}": invalid syntax`,
    );
  return Number(resourceVersion);
};

/** Events are told in their order, however long it takes to convert their objects. */
const inTurn = (
  converted: ConvertedStates,
  tell: StoreListener,
  fail: (error: unknown) => void,
): [listener: StoreListener, end: () => void] => {
  let turn = Promise.resolve();
  let isOver = false;
  const tellAfter = async (earlier: Promise<void>, event: StoreEvent): Promise<void> => {
    await earlier;
    if (isOver) return;
    try {
      const states = event.previous === undefined ? [event.object] : [event.object, event.previous];
      const [object, previous] = await converted.of(states);
      if (!isOver) tell({ ...event, object: object as KubeObject, previous });
    } catch (error) {
      if (!isOver) fail(error);
      isOver = true;
    }
  };
  return [(event) => void (turn = tellAfter(turn, event)), () => void (isOver = true)];
};

/** Who leaves the selection is shown as it was in it. */
const changeOf = (registry: RegistryStore, options: ListOptions, event: StoreEvent): WatchChange | undefined => {
  const { revision } = event;
  const object = registry.decorated(event.object);
  const previous = event.previous && registry.decorated(event.previous);
  const wasSelected = previous !== undefined && isSelected(options, previous);
  const nowSelected = event.type !== 'DELETED' && isSelected(options, object);
  if (nowSelected) return { type: wasSelected ? 'MODIFIED' : 'ADDED', object, revision };
  if (!wasSelected) return undefined;
  if (event.type === 'DELETED') return { type: 'DELETED', object, revision };
  return {
    type: 'DELETED',
    object: { ...previous, metadata: metadataAtRevision(previous.metadata, revision) },
    revision,
  };
};
