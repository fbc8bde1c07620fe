import type { Evidence } from '../evidence/evidence.ts';
import { type Event, eventTimeOf } from '../resources/event.ts';
import type { ImageStream } from '../resources/images/image-stream.ts';
import { eventKind, imageStreamKind, podKind } from '../resources/kinds/kinds.ts';
import type { Pod } from '../resources/workloads/pod.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { unimplementedRequests } from './unimplemented-requests.ts';

type Section = Extract<Evidence, { kind: 'diagnostics' }>['sections'][number];

/** Collects what a reader of a failed scenario looks at first; what cannot be read is said, not thrown. */
export const collectDiagnostics = async (context: ExperimentContext): Promise<Evidence> => {
  const sections = await Promise.all(
    context.projects.names.flatMap((project) => [
      pods(context, project),
      streams(context, project),
      events(context, project),
    ]),
  );
  return { kind: 'diagnostics', sections: [...unimplemented(context), ...sections] };
};

const unimplemented = ({ cluster }: ExperimentContext): readonly Section[] => {
  const lines = [...unimplementedRequests(cluster)];
  return lines.length === 0 ? [] : [{ title: 'requests that the cluster does not implement', lines }];
};

const section = async (title: string, read: () => Promise<readonly string[]>): Promise<Section> => {
  try {
    return { title, lines: [...(await read())] };
  } catch (error) {
    return { title, lines: [`cannot be read: ${error instanceof Error ? error.message : String(error)}`] };
  }
};

const pods = ({ objects }: ExperimentContext, namespace: string): Promise<Section> =>
  section(`pods of ${namespace}`, async () =>
    (await objects.list<Pod>(podKind, { namespace })).map(
      ({ metadata, spec, status }) =>
        `${metadata.name}  ${status?.phase}  ${spec.nodeName ?? 'no node'}  ${spec.containers[0]?.image}`,
    ),
  );

const streams = ({ objects }: ExperimentContext, namespace: string): Promise<Section> =>
  section(`image streams of ${namespace}`, async () =>
    (await objects.list<ImageStream>(imageStreamKind, { namespace })).flatMap(({ metadata, status }) =>
      (status?.tags ?? []).map(({ tag, items, conditions }) => {
        const failure = conditions?.find((condition) => condition.status === 'False');
        return `${metadata.name}:${tag}  ${items?.[0]?.dockerImageReference ?? 'never imported'}${failure ? `  ${failure.reason}: ${failure.message}` : ''}`;
      }),
    ),
  );

const events = ({ objects }: ExperimentContext, namespace: string): Promise<Section> =>
  section(`events of ${namespace}`, async () =>
    (await objects.list<Event>(eventKind, { namespace }))
      .toSorted((a, b) => eventTimeOf(a).localeCompare(eventTimeOf(b)))
      .map(
        (event) =>
          `${eventTimeOf(event)}  ${event.type}  ${event.reason}  ${event.involvedObject.name}  ${event.message}`,
      ),
  );
