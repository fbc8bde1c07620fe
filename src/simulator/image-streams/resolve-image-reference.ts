import { asImageReference } from '../../image/reference.ts';
import { formatExact } from '../../image/reference-format.ts';
import type { ImageStream, TagEvent } from '../../resources/images/image-stream.ts';
import { specTag } from './stream-tags.ts';
import { latestEvent } from './tag-history.ts';

/**
 * What a consumer of a tag pulls: the newest event's pull spec or, with reference policy Local, the same image in the internal
 * registry. The policy is that of the spec tag of this very stream, read now: events never hold it. `reference` is not asked.
 *
 * @returns `undefined` while the tag points at nothing
 */
export const resolveLatest = (stream: ImageStream, tag: string): string | undefined => {
  const event = latestEvent(stream, tag || 'latest');
  return event === undefined ? undefined : resolveEvent(stream, tag || 'latest', event);
};

/** Like {@link resolveLatest}, for one event of the tag. */
export const resolveEvent = (stream: ImageStream, tag: string, event: TagEvent): string => {
  const repository = stream.status?.dockerImageRepository;
  const isLocal = specTag(stream, tag)?.referencePolicy?.type === 'Local';
  return isLocal && repository && event.image ? `${repository}@${event.image}` : event.dockerImageReference;
};

/** The pull spec of an image by its digest, otherwise spelt as the user did. */
export const pinned = (pullSpec: string, digest: string): string => {
  const reference = asImageReference(pullSpec);
  return reference === undefined ? pullSpec : formatExact({ ...reference, tag: '', id: digest });
};
