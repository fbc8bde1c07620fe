import { groupResource, type ResourceKind } from '../../resources/kinds/resource-kind.ts';
import { admittedSubresource, type SubresourceAdmission } from './admitted-subresource.ts';
import { equal } from './equality.ts';
import type { RemoteVersion } from './remote-version.ts';
import type { RestStorage, Subresource } from './rest-storage.ts';

/** Everything that the API server serves: one storage a resource. */
export class ApiCatalog {
  readonly #storages = new Map<string, RestStorage>();
  /** The same by plural alone, of which few groups and versions have the same: every request looks here. */
  #byPlural = new Map<string, readonly RestStorage[]>();
  /** Who wants to know when a storage is no longer the one that serves its kind. */
  readonly #followers = new WeakMap<RestStorage, Set<() => void>>();
  readonly #remote = new Map<string, RemoteVersion>();
  readonly #admission: SubresourceAdmission;
  #generation = 0;

  /** @param admission is asked about all writes of subresources */
  constructor(admission: SubresourceAdmission = { mutating: [], validating: [] }) {
    this.#admission = admission;
  }

  /** Counts up with every change, for those who derive documents from the catalog. */
  get generation(): number {
    return this.#generation;
  }

  add(...storages: readonly RestStorage[]): void {
    for (const storage of storages) {
      this.#tell(keyOf(storage.kind));
      this.#storages.set(keyOf(storage.kind), storage);
    }
    this.#hasChanged();
  }

  remove(kind: Pick<ResourceKind, 'group' | 'version' | 'plural'>): void {
    this.#tell(keyOf(kind));
    this.#storages.delete(keyOf(kind));
    this.#hasChanged();
  }

  find({ group, version, plural }: Pick<ResourceKind, 'group' | 'version' | 'plural'>): RestStorage | undefined {
    return this.#byPlural.get(plural)?.find(({ kind }) => kind.group === group && kind.version === version);
  }

  /** What lies below the objects of a storage, as clients may write to it. */
  subresource(storage: RestStorage, path: string): Subresource | undefined {
    const subresource = storage.subresources?.[path];
    return subresource && admittedSubresource(storage, path, subresource, this.#admission);
  }

  /** Calls back when a storage is removed or another one takes its place. @returns how to be told no more */
  onRemoved(storage: RestStorage, callback: () => void): () => void {
    const followers = this.#followers.get(storage) ?? new Set();
    this.#followers.set(storage, followers.add(callback));
    return () => void followers.delete(callback);
  }

  /** Other servers answer for this version of a group, or will. */
  addRemote(remote: RemoteVersion): void {
    const key = versionKeyOf(remote);
    const isKnown = equal(this.#remote.get(key), remote);
    this.#remote.set(key, remote);
    if (!isKnown) this.#hasChanged();
  }

  forgetRemote(version: Pick<RemoteVersion, 'group' | 'version'>): void {
    if (this.#remote.delete(versionKeyOf(version))) this.#hasChanged();
  }

  findRemote(group: string, version: string): RemoteVersion | undefined {
    return this.#remote.get(versionKeyOf({ group, version }));
  }

  get remotes(): readonly RemoteVersion[] {
    return [...this.#remote.values()];
  }

  get storages(): readonly RestStorage[] {
    return [...this.#storages.values()];
  }

  #tell(key: string): void {
    const storage = this.#storages.get(key);
    for (const callback of (storage && this.#followers.get(storage)) ?? []) callback();
  }

  #hasChanged(): void {
    this.#generation++;
    this.#byPlural = Map.groupBy(this.#storages.values(), ({ kind }) => kind.plural);
  }
}

const versionKeyOf = ({ group, version }: Pick<RemoteVersion, 'group' | 'version'>): string => `${group}/${version}`;

const keyOf = (kind: Pick<ResourceKind, 'group' | 'version' | 'plural'>): string =>
  `${groupResource(kind)}/${kind.version}`;
