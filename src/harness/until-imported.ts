import type { ImageStream, SpecTag } from '../resources/images/image-stream.ts';
import { imageStreamKind } from '../resources/kinds/kinds.ts';
import { eventually } from './eventually.ts';
import type { ExperimentContext } from './experiment-context.ts';

/** Milliseconds: longer than a cluster takes for an import that gets anywhere. */
const patience = 10_000;

/**
 * Waits until the cluster has tried to import what the tags of the experiment follow. Commands such as `oc tag` return before
 * that; a person at the terminal is slower than the import, a feature is not. An import that does not come is left to the steps
 * that expect it.
 */
export const untilImported = async ({ clock, objects, projects }: ExperimentContext): Promise<void> => {
  await eventually(clock, {
    subject: 'the image streams of the experiment',
    should: 'be imported',
    observe: async () =>
      (
        await Promise.all(projects.names.map((namespace) => objects.list<ImageStream>(imageStreamKind, { namespace })))
      ).flat(),
    mismatch: (streams) => streams.flatMap(pendingTags).join('\n') || undefined,
    within: patience,
  }).catch(() => undefined);
};

/** The controller imports what comes from outside and has not been seen in its present generation. */
const pendingTags = ({ metadata, spec, status }: ImageStream): readonly string[] =>
  (spec?.tags ?? []).filter(isExternal).flatMap(({ name, generation }) => {
    const seen = status?.tags?.find(({ tag }) => tag === name);
    const generations = [...(seen?.items ?? []), ...(seen?.conditions ?? [])].map((entry) => entry.generation ?? 0);
    return generations.some((reached) => reached >= (generation ?? 0)) ? [] : [`${metadata.name}:${name}`];
  });

const isExternal = ({ from, reference }: SpecTag): boolean => from?.kind === 'DockerImage' && reference !== true;
