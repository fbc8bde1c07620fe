import { asImageReference } from '../../../image/reference.ts';
import { formatExact } from '../../../image/reference-format.ts';
import type { ImageStream, SpecTag, TagEvent } from '../../../resources/images/image-stream.ts';
import { type FieldError, invalid, notFoundField } from '../../apimachinery/field-error.ts';
import { StatusError } from '../../apimachinery/status-error.ts';
import { setStatusTag, statusTag } from '../../image-streams/stream-tags.ts';
import { addTagEvent, latestEvent } from '../../image-streams/tag-history.ts';
import { findImage } from './find-image.ts';
import { isTagChanged } from './stream-generations.ts';
import { splitSource } from './tag-source.ts';

/** What resolving needs from outside the stream. */
export interface TagResolution {
  /** The time of new events, RFC 3339. */
  readonly now: string;
  /** Host of the internal registry. */
  readonly registry: string | undefined;
  findStream(namespace: string, name: string): ImageStream | undefined;
}

/**
 * Carries out what changed spec tags ask for, as far as it needs no registry: a reference tag gets an event with its
 * literal pull spec, a tag that points to another tag or image gets a copy of that event. A copy of what lives in the internal
 * registry under the source's own name is renamed to the target's, unless the tag is a reference.
 *
 * @returns what is wrong; then the stream must not be stored
 */
export const resolveSpecTags = (
  stream: ImageStream,
  old: ImageStream | undefined,
  resolution: TagResolution,
): FieldError[] => {
  const errors: FieldError[] = [];
  for (const tag of changedTags(stream, old)) {
    const path = `spec.tags[${tag.name}].from.name`;
    const result = resolveTag(stream, tag, path, resolution);
    if (result === undefined) continue;
    if ('reason' in result) errors.push(result);
    else addTagEvent(stream, tag.name, result);
  }
  return errors;
};

/** The spec tags that point elsewhere than in `old`. */
export const changedTags = (stream: ImageStream, old: ImageStream | undefined): SpecTag[] => {
  const former = new Map((old?.spec?.tags ?? []).map((tag) => [tag.name, tag]));
  return (stream.spec?.tags ?? []).filter((tag) => {
    const before = former.get(tag.name);
    return tag.from !== undefined && (before === undefined || isTagChanged(before, tag, stream.metadata.namespace));
  });
};

const resolveTag = (
  stream: ImageStream,
  tag: SpecTag,
  path: string,
  resolution: TagResolution,
): TagEvent | FieldError | undefined => {
  const { from } = tag;
  const generation = tag.generation ?? 0;
  if (from === undefined) return undefined;
  if (from.kind === 'DockerImage' && from.name) {
    return tag.reference
      ? { created: resolution.now, dockerImageReference: from.name, image: '', generation }
      : undefined;
  }
  const source = splitSource(from, stream);
  if (source === undefined)
    return invalid(path, from.name ?? '', 'must be of the form <tag>, <repo>:<tag>, <id>, or <repo>@<id>');
  const isOwn = source.namespace === stream.metadata.namespace && source.stream === stream.metadata.name;
  const sourceStream = isOwn ? stream : resolution.findStream(source.namespace, source.stream);
  if (sourceStream === undefined) return notFoundField(path, from.name);
  const event =
    from.kind === 'ImageStreamTag'
      ? tagged(sourceStream, source.id, isOwn, generation)
      : imaged(sourceStream, source.id, path, from.name, resolution.now);
  if (event === undefined || 'reason' in event) return event;
  const copy = { ...event, generation };
  return tag.reference
    ? copy
    : { ...copy, dockerImageReference: renamed(copy.dockerImageReference, sourceStream, stream, resolution.registry) };
};

/** The newest event of a tag. Pointing to a tag of the same stream also stamps that tag's event with the new generation. */
const tagged = (source: ImageStream, tag: string, isOwn: boolean, generation: number): TagEvent | undefined => {
  const event = latestEvent(source, tag);
  if (event === undefined || !isOwn) return event;
  const stamped = { ...event, generation };
  const history = statusTag(source, tag);
  if (history) setStatusTag(source, { ...history, items: [stamped, ...(history.items ?? []).slice(1)] });
  return stamped;
};

const imaged = (source: ImageStream, id: string, path: string, name: string, now: string): TagEvent | FieldError => {
  try {
    return { ...findImage(source, id).event, created: now };
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    return invalid(path, name, `error generating tag event: ${error.message}`);
  }
};

const renamed = (pullSpec: string, source: ImageStream, target: ImageStream, registry: string | undefined): string => {
  const reference = asImageReference(pullSpec);
  if (registry === undefined || reference?.registry !== registry) return pullSpec;
  if (reference.namespace !== source.metadata.namespace || reference.name !== source.metadata.name) return pullSpec;
  return formatExact({ ...reference, namespace: target.metadata.namespace ?? '', name: target.metadata.name });
};
