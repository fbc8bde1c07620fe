import { parseImageReference } from '../../../../image/reference.ts';
import { formatExact } from '../../../../image/reference-format.ts';
import type { ImageStream, SpecTag, TagEvent } from '../../../../resources/images/image-stream.ts';
import type {
  ImageImportSpec,
  ImageImportStatus,
  ImageStreamImport,
} from '../../../../resources/images/image-stream-import.ts';
import { pinned } from '../../../image-streams/resolve-image-reference.ts';
import { setSpecTag, specTag } from '../../../image-streams/stream-tags.ts';
import { addTagEvent, hasTagCondition, latestEvent, setTagConditions } from '../../../image-streams/tag-history.ts';
import { canonicalImportPolicy, canonicalTag } from '../canonical-stream.ts';
import type { ImportResult } from './image-importer.ts';

/** One tag of the stream and what its import found. */
interface TagImport {
  readonly tag: string;
  readonly spec: Omit<ImageImportSpec, 'to'>;
  readonly outcome: ImageImportStatus;
  /** Whether a failure leaves a spec tag behind. */
  readonly keepsFailure: boolean;
}

/**
 * Writes what an import found into a stream: spec tags, events and conditions, all with the next generation. An image that the tag
 * already points at, or the same failure again, changes nothing.
 */
export const applyImport = (
  stream: ImageStream,
  { spec }: ImageStreamImport,
  result: ImportResult,
  now: string,
): void => {
  const generation = (stream.metadata.generation ?? 0) + 1;
  for (const each of tagImports(spec, result)) {
    if (each.outcome.status.status === 'Success' && each.outcome.image) succeed(stream, each, generation, now);
    else fail(stream, each, generation, now);
  }
};

const tagImports = (spec: ImageStreamImport['spec'], result: ImportResult): TagImport[] => {
  const { repository } = spec;
  const ofRepository = (result.repository?.images ?? []).map((outcome): TagImport => {
    const tag = outcome.tag ?? '';
    const name = formatExact({ ...parseImageReference(repository?.from.name ?? ''), id: '', tag });
    return { tag, spec: { ...repository, from: { kind: 'DockerImage', name } }, outcome, keepsFailure: false };
  });
  const ofImages = (spec.images ?? []).flatMap((image, index): TagImport[] => {
    const outcome = result.images[index];
    return image.to && outcome ? [{ tag: image.to.name, spec: image, outcome, keepsFailure: true }] : [];
  });
  return [...ofRepository, ...ofImages];
};

const succeed = (stream: ImageStream, { tag, spec, outcome }: TagImport, generation: number, now: string): void => {
  const digest = outcome.image?.metadata.name ?? '';
  const event: TagEvent = {
    created: now,
    dockerImageReference: pinned(spec.from.name, digest),
    image: digest,
    generation,
  };
  if (isNews(stream, tag, event)) {
    setSpecTag(stream, followed(specTag(stream, tag), tag, spec));
    addTagEvent(stream, tag, event);
  }
  const stored = specTag(stream, tag);
  if (stored) setSpecTag(stream, { ...stored, importPolicy: canonicalImportPolicy(spec.importPolicy) });
  setTagConditions(stream, tag, []);
};

const isNews = (stream: ImageStream, tag: string, event: TagEvent): boolean => {
  const newest = latestEvent(stream, tag);
  const generation = specTag(stream, tag)?.generation;
  if (newest === undefined || generation === undefined || generation === null) return true;
  return (
    newest.dockerImageReference !== event.dockerImageReference ||
    newest.image !== event.image ||
    generation > newest.generation
  );
};

const fail = (
  stream: ImageStream,
  { tag, spec, outcome, keepsFailure }: TagImport,
  generation: number,
  now: string,
): void => {
  const { reason, message } = outcome.status;
  const condition = {
    type: 'ImportSuccess',
    status: 'False',
    lastTransitionTime: now,
    ...(reason ? { reason } : {}),
    message: message || 'unknown error prevented import',
    generation,
  };
  if (!hasTagCondition(stream, tag, condition)) {
    setTagConditions(stream, tag, [condition]);
    const existing = specTag(stream, tag);
    if (existing) setSpecTag(stream, { ...existing, generation: 0 });
  }
  if (keepsFailure && specTag(stream, tag) === undefined) setSpecTag(stream, followed(undefined, tag, spec));
};

/** A spec tag that follows the source of an import. The reference policy and flag of an existing tag stay. */
const followed = (existing: SpecTag | undefined, name: string, spec: TagImport['spec']): SpecTag =>
  canonicalTag({
    ...existing,
    name,
    from: { kind: 'DockerImage', name: spec.from.name },
    generation: 0,
    importPolicy: spec.importPolicy ?? {},
    referencePolicy: existing?.referencePolicy ?? spec.referencePolicy ?? { type: 'Source' },
  });
