import type { ImageStream } from '../../../resources/images/image-stream.ts';
import { statusTag } from '../../image-streams/stream-tags.ts';
import { latestEvent } from '../../image-streams/tag-history.ts';

/** The newest generation of a tag for which there was an import, be it that it failed; 0 when there was none. */
export const observedGeneration = (stream: ImageStream, tag: string): number => {
  const conditions = statusTag(stream, tag)?.conditions ?? [];
  const imports = conditions.filter(({ type }) => type === 'ImportSuccess').map(({ generation }) => generation);
  return Math.max(0, latestEvent(stream, tag)?.generation ?? 0, ...imports);
};
