import type { ImageStream, SpecTag } from '../../../resources/images/image-stream.ts';
import { equal } from '../../apimachinery/equality.ts';

/**
 * Counts changes: a changed spec raises the generation of the stream, and each spec tag that is new, points elsewhere or
 * was sent with generation 0 gets it. That is what imports are set off by.
 */
export const assignGenerations = (stream: ImageStream, old: ImageStream): void => {
  const former = new Map((old.spec?.tags ?? []).map((tag) => [tag.name, tag]));
  for (const tag of stream.spec?.tags ?? []) {
    if (tag.generation !== 0) tag.generation = former.get(tag.name)?.generation ?? tag.generation ?? null;
  }
  const generation = (old.metadata.generation ?? 0) + (equal(stream.spec, old.spec) && old.metadata.generation ? 0 : 1);
  stream.metadata.generation = generation;
  for (const tag of stream.spec?.tags ?? []) {
    const before = former.get(tag.name);
    if (before === undefined || !tag.generation || isTagChanged(before, tag, stream.metadata.namespace))
      tag.generation = generation;
  }
};

/**
 * Whether a spec tag points elsewhere than before. Its kind, its reference policy, whether it is scheduled or insecure and its
 * annotations do not count.
 */
export const isTagChanged = (old: SpecTag, next: SpecTag, namespace: string | undefined): boolean => {
  const from = next.from;
  if (from === undefined || (!from.kind && !from.name)) return false;
  return (
    (old.from?.namespace || namespace) !== (from.namespace || namespace) ||
    old.from?.name !== from.name ||
    Boolean(old.reference) !== Boolean(next.reference) ||
    old.importPolicy?.importMode !== next.importPolicy?.importMode ||
    next.generation === 0
  );
};
