import { groupResource, type ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { ObjectStore } from '../store/object-store.ts';

/** The read side of an informer: what a controller knows of a kind, without asking the API server. Objects are frozen. */
export interface Lister<T extends KubeObject = KubeObject> {
  get(namespace: string | undefined, name: string): T | undefined;
  list(namespace?: string): readonly T[];
  /** Objects that name `uid` as an owner. */
  ownedBy(uid: string): readonly T[];
}

/** Listers by kind. */
export interface Listers {
  of<T extends KubeObject>(kind: ResourceKind): Lister<T>;
}

/** In the embedded cluster the store is the cache. */
export const storeListers = (store: ObjectStore): Listers => {
  const known = new Map<ResourceKind, Lister>();
  return {
    of: <T extends KubeObject>(kind: ResourceKind): Lister<T> => {
      let lister = known.get(kind);
      if (lister === undefined) known.set(kind, (lister = storeLister(store, groupResource(kind))));
      return lister as Lister<T>;
    },
  };
};

const storeLister = (store: ObjectStore, resource: string): Lister => ({
  get: (namespace, name) => store.get(resource, namespace, name),
  list: (namespace) => store.list(resource, namespace),
  ownedBy: (uid) => store.ownedBy(resource, uid),
});
