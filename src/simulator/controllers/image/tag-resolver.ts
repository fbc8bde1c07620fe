import type { ImageStream } from '../../../resources/images/image-stream.ts';
import { imageStreamKind } from '../../../resources/kinds/kinds.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { resolveLatest } from '../../image-streams/resolve-image-reference.ts';
import { splitTag } from './tag-reference.ts';

/** Finds what a tag stands for now; `undefined` while it stands for nothing. */
export type TagResolver = (namespace: string, stream: string, tag: string) => string | undefined;

/** Resolves from what is known of image streams. */
export const createTagResolver = (listers: Listers): TagResolver => {
  const streams = listers.of<ImageStream>(imageStreamKind);
  return (namespace, name, tag) => {
    const stream = streams.get(namespace, name);
    return stream === undefined ? undefined : resolveLatest(stream, tag);
  };
};

/** Resolves `<stream>:<tag>`. */
export const resolveName = (resolve: TagResolver, namespace: string, name: string): string | undefined => {
  const target = splitTag(name);
  return target && resolve(namespace, target.stream, target.tag);
};
