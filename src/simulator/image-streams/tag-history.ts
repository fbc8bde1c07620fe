import type { ImageStream, TagCondition, TagEvent } from '../../resources/images/image-stream.ts';
import { setStatusTag, statusTag } from './stream-tags.ts';

/** The newest event of a tag. */
export const latestEvent = (stream: ImageStream, tag: string): TagEvent | undefined =>
  statusTag(stream, tag)?.items?.[0];

/**
 * Puts an event into the history of a tag. Only the newest event is compared: the same image or the same pull spec
 * changes it in place and leaves its time alone, anything else is put before it. What happened is a success, so the
 * conditions of the tag go. Nothing is ever dropped.
 *
 * @returns whether anything changed
 */
export const addTagEvent = (stream: ImageStream, tag: string, next: TagEvent): boolean => {
  const history = statusTag(stream, tag);
  const newest = history?.items?.[0];
  if (newest === undefined) {
    setStatusTag(stream, { tag, items: [next] });
    return true;
  }
  const sameImage = newest.image === next.image;
  const sameReference = newest.dockerImageReference === next.dockerImageReference;
  if (sameImage && sameReference && newest.generation === next.generation) return false;
  const [, ...older] = history?.items ?? [];
  const changed = { ...next, created: newest.created };
  setStatusTag(stream, { tag, items: sameImage || sameReference ? [changed, ...older] : [next, newest, ...older] });
  return true;
};

/** Replaces the conditions of a tag; none clears them. */
export const setTagConditions = (stream: ImageStream, tag: string, conditions: readonly TagCondition[]): void => {
  const history = statusTag(stream, tag);
  if (history === undefined && conditions.length === 0) return;
  setStatusTag(stream, {
    tag,
    items: history?.items ?? null,
    ...(conditions.length === 0 ? {} : { conditions: [...conditions] }),
  });
};

/** Whether a tag already has this condition; when it came about and for which generation does not count. */
export const hasTagCondition = (stream: ImageStream, tag: string, wanted: TagCondition): boolean =>
  (statusTag(stream, tag)?.conditions ?? []).some(
    ({ type, status, reason, message }) =>
      type === wanted.type && status === wanted.status && reason === wanted.reason && message === wanted.message,
  );
