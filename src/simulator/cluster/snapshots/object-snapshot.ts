import type { KubeObject } from '../../../resources/kube-object.ts';
import { equal } from '../../apimachinery/equality.ts';
import type { ObjectStore } from '../../store/object-store.ts';

/** All objects by resource (`pods`, `imagestreams.image.openshift.io`). */
export type ObjectSnapshot = Readonly<Record<string, readonly KubeObject[]>>;

/** The objects of a cluster at this moment; they are frozen, so this costs nothing. */
export const saveObjects = (store: ObjectStore): ObjectSnapshot =>
  Object.fromEntries(store.resources.map((resource) => [resource, store.list(resource)]));

/** What a cluster is, whatever it held before: one that was restored as another version has that version. */
const ofTheCluster: ReadonlySet<string> = new Set(['clusterversions.config.openshift.io']);

/**
 * Makes the objects of a cluster those of a snapshot, in one turn, so that controllers see nothing in between. Versions are new ones:
 * they only ever go up.
 */
export const restoreObjects = (store: ObjectStore, snapshot: ObjectSnapshot): void => {
  for (const resource of new Set([...store.resources, ...Object.keys(snapshot)])) {
    if (ofTheCluster.has(resource)) continue;
    const wanted = new Map((snapshot[resource] ?? []).map((object) => [keyOf(object), object]));
    for (const present of store.list(resource)) {
      const object = wanted.get(keyOf(present));
      if (object?.metadata.uid === present.metadata.uid) continue;
      store.delete(resource, present);
    }
    for (const object of wanted.values()) {
      const present = store.get(resource, object.metadata.namespace, object.metadata.name);
      if (present === undefined) store.create(resource, object);
      else if (!equal(present, object)) store.update(resource, object, present);
    }
  }
};

const keyOf = ({ metadata }: KubeObject): string => `${metadata.namespace ?? ''}/${metadata.name}`;
