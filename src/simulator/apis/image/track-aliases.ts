import type { ImageStream, SpecTag } from '../../../resources/images/image-stream.ts';
import { equal } from '../../apimachinery/equality.ts';
import { addTagEvent, latestEvent } from '../../image-streams/tag-history.ts';

/**
 * Copies the newest event of each tag that changed since `old` to the tags that track it. One hop a write: whether an
 * alias of an alias follows at once depends on the order, as it does in OpenShift.
 */
export const trackAliases = (stream: ImageStream, old: ImageStream | undefined): void => {
  const aliases = Map.groupBy(stream.spec?.tags ?? [], (tag) => trackedTag(stream, tag));
  if (aliases.size === 0 || (aliases.size === 1 && aliases.has(undefined))) return;
  for (const name of (stream.status?.tags ?? []).map(({ tag }) => tag)) {
    const newest = latestEvent(stream, name);
    if (newest === undefined || (old !== undefined && equal(newest, latestEvent(old, name)))) continue;
    for (const alias of aliases.get(name) ?? []) addTagEvent(stream, alias.name, { ...newest });
  }
};

/** The tag of the same stream that a spec tag tracks, `tag` or `stream:tag`; `undefined` when it tracks none. */
export const trackedTag = (stream: ImageStream, { from }: SpecTag): string | undefined => {
  if (from?.kind !== 'ImageStreamTag') return undefined;
  if (from.namespace && from.namespace !== stream.metadata.namespace) return undefined;
  const parts = (from.name ?? '').split(':');
  if (parts.length === 1) return parts[0];
  return parts.length === 2 && parts[0] === stream.metadata.name ? parts[1] : undefined;
};
