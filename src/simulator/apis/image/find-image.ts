import type { ImageStream, TagEvent } from '../../../resources/images/image-stream.ts';
import { imageStreamImageKind } from '../../../resources/kinds/kinds.ts';
import { conflict, notFound } from '../../apimachinery/status-error.ts';
import { singular } from './singular.ts';

/** Where the history of a stream names an image. */
export interface FoundImage {
  readonly tag: string;
  readonly event: TagEvent;
}

const kind = singular(imageStreamImageKind);

/**
 * Searches all events of a stream for an image by its digest or the beginning of one, with or without the algorithm.
 *
 * @param name what the caller asked for, for the message
 * @throws StatusError 404, or 409 when several images begin so
 */
export const findImage = (stream: ImageStream, id: string, name = id): FoundImage => {
  const found = new Map<string, FoundImage>();
  for (const { tag, items } of stream.status?.tags ?? []) {
    for (const event of items ?? [])
      if (event.image && beginsWith(event.image, id)) found.set(event.image, { tag, event });
  }
  const [first] = found.values();
  if (first === undefined) throw notFound(kind, name);
  if (found.size > 1) {
    throw conflict(kind, name, `multiple images match the prefix "${id}": ${[...found.keys()].sort().join(', ')}`);
  }
  return first;
};

/** Whether a digest begins so, with or without its algorithm. */
export const beginsWith = (digest: string, id: string): boolean =>
  digest.startsWith(id) || digest.slice(digest.indexOf(':') + 1).startsWith(id);
