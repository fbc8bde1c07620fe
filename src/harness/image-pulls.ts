import { type Event, eventTimeOf } from '../resources/event.ts';
import type { Pod } from '../resources/workloads/pod.ts';

/** A node that pulls an image for a pod, and when: milliseconds since the epoch. */
export interface ImagePull {
  readonly node: string;
  readonly image: string;
  readonly from: number;
  readonly until: number;
}

/** Milliseconds that events do not tell: they carry whole seconds. */
const untold = 999;

/**
 * What nodes pulled for pods: those that are there, and those that are gone, of which events still tell. When a pod that is
 * there pulled is open.
 */
export const imagePulls = (pods: readonly Pod[], events: readonly Event[]): readonly ImagePull[] => [
  ...pods.flatMap(({ spec, metadata }) =>
    spec.nodeName === undefined || hasToldOfPull(metadata.uid, events)
      ? []
      : {
          node: spec.nodeName,
          image: spec.containers[0]?.image ?? '',
          from: Number.NEGATIVE_INFINITY,
          until: Number.POSITIVE_INFINITY,
        },
  ),
  ...[...Map.groupBy(events, ({ involvedObject }) => involvedObject.uid).keys()].flatMap((uid) => pullsOf(uid, events)),
];

/** A node that has the image says so, too. */
const hasToldOfPull = (uid: string | undefined, events: readonly Event[]): boolean =>
  events.some(
    ({ involvedObject, reason }) => involvedObject.uid === uid && (reason === 'Pulling' || reason === 'Pulled'),
  );

const pullsOf = (uid: string | undefined, events: readonly Event[]): readonly ImagePull[] => {
  const own = events.filter(({ involvedObject }) => involvedObject.uid === uid);
  const ended = own.filter(({ reason }) => reason === 'Pulled' || reason === 'Failed').map(timeOf);
  return own
    .filter(({ reason }) => reason === 'Pulling')
    .flatMap((event) => {
      const image = /^Pulling image "([^"]+)"/.exec(event.message ?? '')?.[1];
      const node = event.source?.host;
      if (image === undefined || node === undefined) return [];
      const from = Date.parse(event.firstTimestamp ?? '') || timeOf(event);
      return { node, image, from, until: Math.max(from, ...ended) + untold };
    });
};

const timeOf = (event: Event): number => Date.parse(eventTimeOf(event));
