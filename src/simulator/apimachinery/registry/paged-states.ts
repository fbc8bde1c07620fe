import type { Clock } from '../../../ports/clock.ts';
import type { ObjectStore } from '../../store/object-store.ts';
import { RecentMap } from '../recent-map.ts';

/** How long a real server keeps the state of a list whose pages are being read: etcd is compacted every five minutes. */
const KEPT = 5 * 60_000;

/** When the first page of a state was handed out, by revision. */
const states = new WeakMap<ObjectStore, RecentMap<number, number>>();

/** Notes that somebody is going to ask for the next page of this state. */
export const pageState = (store: ObjectStore, revision: number, clock: Clock): void => {
  let known = states.get(store);
  if (known === undefined) states.set(store, (known = new RecentMap(1000)));
  if (known.get(revision) === undefined) known.set(revision, clock.now());
};

/** Whether it is so long ago that a real server had forgotten the state. */
export const isForgotten = (store: ObjectStore, revision: number, clock: Clock): boolean => {
  const since = states.get(store)?.get(revision);
  return since !== undefined && clock.now() - since > KEPT;
};
