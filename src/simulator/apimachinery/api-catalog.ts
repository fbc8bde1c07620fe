import { groupResource, type ResourceKind } from '../../resources/resource-kind.ts';
import type { RestStorage } from './rest-storage.ts';

/** Everything that the API server serves: one storage a resource. */
export class ApiCatalog {
  readonly #storages = new Map<string, RestStorage>();
  /** The same by plural alone, of which few groups and versions have the same: every request looks here. */
  #byPlural = new Map<string, readonly RestStorage[]>();
  #generation = 0;

  /** Counts up with every change, for those who derive documents from the catalog. */
  get generation(): number {
    return this.#generation;
  }

  add(...storages: readonly RestStorage[]): void {
    for (const storage of storages) this.#storages.set(keyOf(storage.kind), storage);
    this.#hasChanged();
  }

  remove(kind: Pick<ResourceKind, 'group' | 'version' | 'plural'>): void {
    this.#storages.delete(keyOf(kind));
    this.#hasChanged();
  }

  find({ group, version, plural }: Pick<ResourceKind, 'group' | 'version' | 'plural'>): RestStorage | undefined {
    return this.#byPlural.get(plural)?.find(({ kind }) => kind.group === group && kind.version === version);
  }

  get storages(): readonly RestStorage[] {
    return [...this.#storages.values()];
  }

  #hasChanged(): void {
    this.#generation++;
    this.#byPlural = Map.groupBy(this.#storages.values(), ({ kind }) => kind.plural);
  }
}

const keyOf = (kind: Pick<ResourceKind, 'group' | 'version' | 'plural'>): string =>
  `${groupResource(kind)}/${kind.version}`;
