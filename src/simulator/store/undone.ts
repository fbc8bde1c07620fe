import type { KubeObject } from '../../resources/kube-object.ts';
import type { StoreEvent } from './store-event.ts';

/** Objects as they were before some events, in the order of namespace and name. */
export const undone = (objects: readonly KubeObject[], events: readonly StoreEvent[]): readonly KubeObject[] => {
  if (events.length === 0) return objects;
  const byKey = new Map(objects.map((object) => [keyOf(object), object]));
  for (const { type, object, previous } of events.toReversed()) {
    if (type === 'ADDED' || previous === undefined) byKey.delete(keyOf(object));
    else byKey.set(keyOf(object), previous);
  }
  return [...byKey].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, object]) => object);
};

/** Sorts as namespace and name do: NUL comes before everything else. */
const keyOf = ({ metadata }: KubeObject): string => `${metadata.namespace ?? ''}\0${metadata.name}`;
