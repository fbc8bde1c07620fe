import type { KubeObject } from '../../resources/kube-object.ts';

/** The objects of one resource, by namespace and name, with an index by owner. */
export class Shelf {
  readonly #namespaces = new Map<string, Map<string, KubeObject>>();
  readonly #owned = new Map<string, Set<string>>();
  readonly #names = new Map<string, readonly string[]>();
  readonly #sorted = new Map<string, readonly KubeObject[]>();

  get(namespace: string, name: string): KubeObject | undefined {
    return this.#namespaces.get(namespace)?.get(name);
  }

  put(object: KubeObject, previous: KubeObject | undefined): void {
    const namespace = object.metadata.namespace ?? '';
    let names = this.#namespaces.get(namespace);
    if (names === undefined) this.#namespaces.set(namespace, (names = new Map()));
    if (previous === undefined) this.#names.delete(namespace);
    else this.#disown(previous);
    names.set(object.metadata.name, object);
    for (const owner of object.metadata.ownerReferences ?? []) {
      const keys = this.#owned.get(owner.uid);
      if (keys === undefined) this.#owned.set(owner.uid, new Set([keyOf(object)]));
      else keys.add(keyOf(object));
    }
    this.#sorted.delete(namespace);
  }

  remove(object: KubeObject): void {
    const namespace = object.metadata.namespace ?? '';
    const names = this.#namespaces.get(namespace);
    names?.delete(object.metadata.name);
    if (names?.size === 0) this.#namespaces.delete(namespace);
    this.#disown(object);
    this.#names.delete(namespace);
    this.#sorted.delete(namespace);
  }

  list(namespace: string | undefined): readonly KubeObject[] {
    if (namespace !== undefined) return this.#listNamespace(namespace);
    const [first = '', ...others] = [...this.#namespaces.keys()].sort();
    const objects = this.#listNamespace(first);
    return others.length === 0 ? objects : objects.concat(...others.map((each) => this.#listNamespace(each)));
  }

  ownedBy(uid: string): readonly KubeObject[] {
    return [...(this.#owned.get(uid) ?? [])].map((key) => {
      const [namespace = '', name = ''] = key.split('/');
      return this.get(namespace, name) as KubeObject;
    });
  }

  #listNamespace(namespace: string): readonly KubeObject[] {
    let sorted = this.#sorted.get(namespace);
    if (sorted === undefined) {
      const names = this.#namespaces.get(namespace);
      sorted =
        names === undefined ? [] : this.#sortedNames(namespace, names).map((name) => names.get(name) as KubeObject);
      this.#sorted.set(namespace, sorted);
    }
    return sorted;
  }

  #sortedNames(namespace: string, names: ReadonlyMap<string, KubeObject>): readonly string[] {
    let sorted = this.#names.get(namespace);
    if (sorted === undefined) this.#names.set(namespace, (sorted = [...names.keys()].sort()));
    return sorted;
  }

  #disown(object: KubeObject): void {
    for (const owner of object.metadata.ownerReferences ?? []) {
      const keys = this.#owned.get(owner.uid);
      keys?.delete(keyOf(object));
      if (keys?.size === 0) this.#owned.delete(owner.uid);
    }
  }
}

const keyOf = (object: KubeObject): string => `${object.metadata.namespace ?? ''}/${object.metadata.name}`;
