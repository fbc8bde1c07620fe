import { ExpectationError } from '../errors/expectation-error.ts';
import type { ImageStream, SpecTag, StatusTag } from '../resources/images/image-stream.ts';
import { importOfTag } from '../resources/images/image-stream-import.ts';
import { imageStreamImportKind, imageStreamKind } from '../resources/kinds/kinds.ts';
import { deadlines } from './deadlines.ts';
import { eventually } from './eventually.ts';
import { expectedParts } from './expected-parts.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { type AssertedPart, contains, objectSnapshot } from './object-snapshot.ts';
import { resourceDiff } from './resource-diff.ts';
import { streamDifferences } from './stream-differences.ts';

/** A tag of an image stream: what is wanted of it, and what was seen. */
interface ObservedTag {
  stream: ImageStream | undefined;
  spec: SpecTag | undefined;
  status: StatusTag | undefined;
}

/** The image streams of an experiment; tags are named `hello-ocp:local` or `is-test-b/hello-ocp:local`. */
export class ImageStreams {
  readonly #context: ExperimentContext;

  constructor(context: ExperimentContext) {
    this.#context = context;
  }

  /** Imports a tag from an external repository, as `oc import-image --from=… --reference-policy=… --confirm` does. */
  async importTag(name: string, from: string, policy: 'Source' | 'Local'): Promise<void> {
    const { objects, projects } = this.#context;
    const answer = await objects.create(imageStreamImportKind, importOfTag(projects.locateTag(name), from, policy));
    const status = answer.status?.images?.[0]?.status;
    if (status?.status === 'Success') return;
    throw new ExpectationError(
      `the tag "${name}" should be imported from ${from}, but was not: ${status?.message ?? 'the cluster gives no reason'}`,
    );
  }

  /** The tag follows an external image of this name, as it was written. */
  follows(name: string, from: string): Promise<void> {
    const part = { path: ['spec', 'from', 'name'], expected: from };
    return this.#expect(name, `follow ${from}`, ({ spec }) => same(spec?.from?.name, from), part);
  }

  hasReferencePolicy(name: string, policy: string): Promise<void> {
    const part = { path: ['spec', 'referencePolicy', 'type'], expected: policy };
    const seen = ({ spec }: ObservedTag): string | undefined => same(spec?.referencePolicy?.type, policy);
    return this.#expect(name, `have reference policy ${policy}`, seen, part);
  }

  hasImportMode(name: string, mode: string): Promise<void> {
    const part = { path: ['spec', 'importPolicy', 'importMode'], expected: mode };
    const seen = ({ spec }: ObservedTag): string | undefined => same(spec?.importPolicy?.importMode, mode);
    return this.#expect(name, `have import mode ${mode}`, seen, part);
  }

  /** The newest entry of the history of the tag is this image. */
  pointsAt(name: string, image: string): Promise<void> {
    const { images } = this.#context;
    const digest = images.get(image).manifest;
    const part = { path: ['status', 'items', 0, 'image'], expected: digest };
    const seen = ({ status }: ObservedTag): string | undefined => same(status?.items?.[0]?.image, digest);
    return this.#expect(name, `point at image ${image}`, seen, part);
  }

  /** The history of the tag has so many entries. */
  hasHistory(name: string, length: number): Promise<void> {
    const { images } = this.#context;
    const seen = ({ status }: ObservedTag): string | undefined => {
      const items = status?.items ?? [];
      return items.length === length ? undefined : items.map(({ image }) => images.explain(image ?? '')).join('\n');
    };
    const part = { path: ['status', 'items'], expected: `${length} entries` };
    return this.#expect(name, `have ${length} images in its history`, seen, part);
  }

  /** The newest image in the history of the tag. */
  async newestImage(name: string): Promise<string> {
    const { objects, projects } = this.#context;
    const { namespace, stream, tag } = projects.locateTag(name);
    const found = tagOf(await objects.get<ImageStream>(imageStreamKind, { namespace, name: stream }), tag);
    return found.status?.items?.[0]?.image ?? `no image: the tag "${name}" points at none`;
  }

  /** The last import of the tag failed, for this reason among others. */
  importFailed(name: string, reason: string): Promise<void> {
    const seen = ({ status }: ObservedTag): string | undefined => {
      const condition = status?.conditions?.find(({ type }) => type === 'ImportSuccess');
      if (condition?.status !== 'False') return 'no condition ImportSuccess that is False';
      return condition.message?.includes(reason) ? undefined : `ImportSuccess is False: ${condition.message}`;
    };
    const part = { path: ['status', 'conditions', 0, 'message'], expected: reason, holds: contains(reason) };
    return this.#expect(name, `fail to import because of: ${reason}`, seen, part);
  }

  /** The stream contains what a partial manifest says (see {@link resourceDiff}). */
  async contains(name: string, manifest: string): Promise<void> {
    const { parse } = await import('yaml');
    const { clock, images, objects, projects } = this.#context;
    const expected: unknown = parse(images.expand(manifest));
    let observed: ImageStream | undefined;
    const waiting = eventually(clock, {
      subject: `the image stream "${name}"`,
      should: 'contain the manifest of this step',
      observe: async () => (observed = await objects.get<ImageStream>(imageStreamKind, projects.locate(name))),
      mismatch: (stream) => images.explain(resourceDiff(expected, stream).join('\n')) || undefined,
      hint: `oc get is/${projects.locate(name).name} -o yaml`,
    });
    const stream = await waiting.finally(() => {
      if (observed === undefined) return;
      const parts = expectedParts(expected, observed);
      this.#context.recorder.record(objectSnapshot(imageStreamKind, observed, clock.now(), parts));
    });
    const { namespace, name: streamName } = projects.locate(name);
    for (const { tag } of stream?.status?.tags ?? [])
      this.#record(`${namespace}/${streamName}:${tag}`, tagOf(stream, tag));
  }

  /** Two streams are the same but for what every object has of its own, and for these fields: path, first value, second value. */
  async differOnlyIn(first: string, second: string, rows: readonly (readonly string[])[]): Promise<void> {
    const { clock, objects, projects } = this.#context;
    const read = async (name: string): Promise<ImageStream> => {
      const stream = await objects.get<ImageStream>(imageStreamKind, projects.locate(name));
      return stream ?? { apiVersion: '', kind: '', metadata: { name } };
    };
    const expected = rows.map((row) => row.join('  ')).toSorted();
    await eventually(clock, {
      subject: `the image streams "${first}" and "${second}"`,
      should: `differ only in ${expected.length === 0 ? 'their names' : 'the fields of this step'}`,
      observe: async () => streamDifferences(await read(first), await read(second)),
      mismatch: (differences) => {
        const lines = differences.map((row) => row.join('  ')).toSorted();
        return lines.join() === expected.join() ? undefined : lines.join('\n') || 'they do not differ';
      },
    });
  }

  /** @param part the field that decides, from `spec` or `status` of the tag on */
  async #expect(
    name: string,
    should: string,
    mismatch: (tag: ObservedTag) => string | undefined,
    part?: AssertedPart,
  ): Promise<void> {
    const { clock, images, objects, projects } = this.#context;
    const { namespace, stream, tag } = projects.locateTag(name);
    let observed: ObservedTag | undefined;
    const waiting = eventually(clock, {
      subject: `the tag "${name}"`,
      should,
      observe: async () =>
        (observed = tagOf(await objects.get<ImageStream>(imageStreamKind, { namespace, name: stream }), tag)),
      mismatch: (found) => {
        if (found.spec === undefined && found.status === undefined) return 'there is no such tag';
        const seen = mismatch(found);
        return seen === undefined ? undefined : images.explain(seen);
      },
      within: deadlines.import,
      hint: `oc describe is/${stream} -n ${namespace}`,
    });
    this.#record(`${namespace}/${stream}:${tag}`, await waiting.finally(() => this.#recordObject(observed, tag, part)));
  }

  #recordObject(observed: ObservedTag | undefined, tag: string, part: AssertedPart | undefined): void {
    const { clock, recorder } = this.#context;
    if (observed?.stream === undefined) return;
    const { spec, status } = observed.stream;
    const [side, ...rest] = part?.path ?? [];
    const index =
      side === 'spec'
        ? spec?.tags?.findIndex(({ name }) => name === tag)
        : status?.tags?.findIndex((candidate) => candidate.tag === tag);
    const parts =
      part === undefined || side === undefined ? [] : [{ ...part, path: [side, 'tags', index ?? 0, ...rest] }];
    recorder.record(objectSnapshot(imageStreamKind, observed.stream, clock.now(), parts));
  }

  #record(name: string, { spec, status }: ObservedTag): void {
    this.#context.recorder.record({
      kind: 'tag',
      name,
      from: spec?.from?.name,
      referencePolicy: spec?.referencePolicy?.type,
      image: status?.items?.[0]?.image,
    });
  }
}

const tagOf = (stream: ImageStream | undefined, tag: string): ObservedTag => ({
  stream,
  spec: stream?.spec?.tags?.find(({ name }) => name === tag),
  status: stream?.status?.tags?.find((candidate) => candidate.tag === tag),
});

const same = (actual: string | undefined, expected: string): string | undefined =>
  actual === expected ? undefined : (actual ?? 'nothing');
