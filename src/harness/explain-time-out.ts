import { type Event, eventTimeOf } from '../resources/event.ts';
import type { ImageStream } from '../resources/images/image-stream.ts';
import {
  buildKind,
  deploymentConfigKind,
  deploymentKind,
  eventKind,
  imageStreamKind,
  podKind,
} from '../resources/kinds/kinds.ts';
import type { ResourceKind } from '../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../resources/kube-object.ts';
import type { ExperimentContext } from './experiment-context.ts';

/** How many events are enough in a message; the attachments have them all. */
const enough = 8;

const watched = [imageStreamKind, deploymentKind, deploymentConfigKind, podKind, buildKind];

/**
 * What a reader wants to know of a step that waited in vain: what changed since it began, which events there were, and what the
 * tags of the image streams have been. What cannot be read is left out.
 *
 * @param since when the step began, milliseconds since the epoch
 */
export const explainTimeOut = async ({ objects: api, projects }: ExperimentContext, since: number): Promise<string> => {
  const list = <T extends KubeObject>(kind: ResourceKind, namespace: string): Promise<readonly T[]> =>
    api.list<T>(kind, { namespace }).catch(() => []);
  const sections = await Promise.all(
    projects.names.map(async (namespace) => {
      const [events, ...collections] = await Promise.all([
        list<Event>(eventKind, namespace),
        ...watched.map((kind) => list(kind, namespace)),
      ]);
      return {
        changes: collections.flatMap((objects, index) =>
          objects.flatMap((object) => changeOf(watched[index]!.kind, object, since)),
        ),
        events: events.filter((event) => isSince(eventTimeOf(event), since)).map(eventLine),
        history: (collections[0] as unknown as readonly ImageStream[]).flatMap(historyOf),
      };
    }),
  );
  return [
    labelled('changed', sections.flatMap(({ changes }) => changes).toSorted(), 'nothing since the step began'),
    labelled(
      'events',
      sections
        .flatMap(({ events }) => events)
        .toSorted()
        .slice(-enough),
      'none since the step began',
    ),
    labelled(
      'history',
      sections.flatMap(({ history }) => history),
      'no tag has got an image',
    ),
  ].join('\n');
};

/** Times of objects have whole seconds. */
const isSince = (time: string | undefined, since: number): boolean =>
  time !== undefined && Date.parse(time) >= Math.floor(since / 1_000) * 1_000;

const changeOf = (kind: string, { metadata }: KubeObject, since: number): readonly string[] => {
  const name = `${kind.toLowerCase()}/${metadata.name}`;
  const created = metadata.creationTimestamp ?? undefined;
  if (isSince(created, since)) return [`${clock(created)}  ${name} created`];
  const writers = (metadata.managedFields ?? []).filter(({ time }) => isSince(time, since));
  return writers.map(({ time, manager }) => `${clock(time)}  ${name} changed by ${manager}`);
};

const eventLine = (event: Event): string =>
  `${clock(eventTimeOf(event))}  ${event.reason}  ${event.involvedObject.name}  ${event.message}`;

const historyOf = ({ metadata, status }: ImageStream): readonly string[] =>
  (status?.tags ?? []).flatMap(({ tag, items }) =>
    (items ?? []).map(({ created, image }) => `${clock(created)}  ${metadata.name}:${tag}  ${image}`),
  );

const clock = (time: string | undefined): string => time?.slice(11, 19) ?? '';

const labelled = (label: string, lines: readonly string[], none: string): string =>
  (lines.length === 0 ? [none] : lines)
    .map((line, index) => `  ${(index === 0 ? label : '').padEnd(12)}${line}`)
    .join('\n');
