import type { KubeObject } from '../../resources/kube-object.ts';
import { freezeAndWeigh } from './deep-freeze.ts';
import { EventHistory } from './event-history.ts';
import { metadataAtRevision } from './metadata-at-revision.ts';
import { Shelf } from './shelf.ts';
import type { StoreEvent } from './store-event.ts';
import { undone } from './undone.ts';

/** Thrown by a write whose object is not in the state that the writer assumed. */
export class StoreConflict extends Error {
  readonly reason: 'exists' | 'missing' | 'changed';

  constructor(reason: 'exists' | 'missing' | 'changed') {
    super(reason);
    this.reason = reason;
  }
}

/** What a watcher is told; it must not throw. */
export type StoreListener = (event: StoreEvent) => void;

/**
 * The cluster's only memory: objects by resource, namespace and name, with one revision counter for all writes and a
 * history to resume watches from, as etcd offers it to an API server. Objects are frozen; writers hand over new ones,
 * which are theirs no longer.
 * All operations are synchronous, so a read followed by a write in the same turn is atomic.
 */
export class ObjectStore {
  #revision: number;
  readonly #shelves = new Map<string, Shelf>();
  readonly #history: EventHistory;
  readonly #listeners = new Map<string, Set<StoreListener>>();

  constructor(firstRevision = 1, historyLength = 20_000) {
    this.#revision = firstRevision;
    this.#history = new EventHistory(historyLength, firstRevision);
  }

  /** The revision of the latest write. */
  get revision(): number {
    return this.#revision;
  }

  get(resource: string, namespace: string | undefined, name: string): KubeObject | undefined {
    return this.#shelves.get(resource)?.get(namespace ?? '', name);
  }

  /** The resources that have objects, or had some. */
  get resources(): readonly string[] {
    return [...this.#shelves.keys()].toSorted();
  }

  /** In the order of namespace and name. */
  list(resource: string, namespace?: string): readonly KubeObject[] {
    return this.#shelves.get(resource)?.list(namespace) ?? [];
  }

  /**
   * What `list` gave when the store was at an earlier revision.
   *
   * @returns `undefined` when the history no longer reaches back so far
   */
  listAt(resource: string, namespace: string | undefined, revision: number): readonly KubeObject[] | undefined {
    if (revision >= this.#revision) return this.list(resource, namespace);
    const later = this.#history.since(resource, revision);
    if (later === undefined) return undefined;
    return undone(
      this.list(resource, namespace),
      later.filter(({ object }) => namespace === undefined || object.metadata.namespace === namespace),
    );
  }

  /** Objects with an owner reference to `uid`. */
  ownedBy(resource: string, uid: string): readonly KubeObject[] {
    return this.#shelves.get(resource)?.ownedBy(uid) ?? [];
  }

  /** @throws StoreConflict `exists` */
  create(resource: string, object: KubeObject): KubeObject {
    const shelf = this.#shelf(resource);
    if (shelf.get(object.metadata.namespace ?? '', object.metadata.name) !== undefined)
      throw new StoreConflict('exists');
    return this.#write(resource, shelf, 'ADDED', object, undefined);
  }

  /** @throws StoreConflict `missing`, or `changed` when the stored object is no longer `previous` */
  update(resource: string, object: KubeObject, previous: KubeObject): KubeObject {
    const shelf = this.#shelf(resource);
    const stored = shelf.get(object.metadata.namespace ?? '', object.metadata.name);
    if (stored === undefined) throw new StoreConflict('missing');
    if (stored !== previous) throw new StoreConflict('changed');
    return this.#write(resource, shelf, 'MODIFIED', object, previous);
  }

  /** @throws StoreConflict `missing`, or `changed` when the stored object is no longer `previous` */
  delete(resource: string, previous: KubeObject): KubeObject {
    const shelf = this.#shelf(resource);
    const stored = shelf.get(previous.metadata.namespace ?? '', previous.metadata.name);
    if (stored === undefined) throw new StoreConflict('missing');
    if (stored !== previous) throw new StoreConflict('changed');
    return this.#write(resource, shelf, 'DELETED', previous, previous);
  }

  /**
   * Calls `listener` for every later write of a resource, in order.
   *
   * @param since resume after this revision: what came later is replayed before this call returns
   * @returns how to stop; `undefined` when the history no longer reaches back to `since`
   */
  watch(resource: string, since: number | undefined, listener: StoreListener): (() => void) | undefined {
    const missed = since === undefined ? [] : this.#history.since(resource, since);
    if (missed === undefined) return undefined;
    let listeners = this.#listeners.get(resource);
    if (listeners === undefined) this.#listeners.set(resource, (listeners = new Set()));
    for (const event of missed) listener(event);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  #shelf(resource: string): Shelf {
    let shelf = this.#shelves.get(resource);
    if (shelf === undefined) this.#shelves.set(resource, (shelf = new Shelf()));
    return shelf;
  }

  #write(
    resource: string,
    shelf: Shelf,
    type: StoreEvent['type'],
    object: KubeObject,
    previous: KubeObject | undefined,
  ): KubeObject {
    const revision = ++this.#revision;
    const stored = atRevision(object, revision);
    const bytes = freezeAndWeigh(stored);
    if (type === 'DELETED') shelf.remove(stored);
    else shelf.put(stored, previous);
    const event: StoreEvent = { type, resource, revision, object: stored, previous };
    this.#history.add(event, bytes);
    for (const listener of this.#listeners.get(resource) ?? []) listener(event);
    return stored;
  }
}

/** What of the object is frozen belongs to another state of it as well. */
const atRevision = (object: KubeObject, revision: number): KubeObject => {
  const metadata = metadataAtRevision(object.metadata, revision);
  if (Object.isFrozen(object)) return { ...object, metadata };
  object.metadata = metadata;
  return object;
};
