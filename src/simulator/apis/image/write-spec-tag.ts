import type { ImageStream, SpecTag } from '../../../resources/images/image-stream.ts';
import { imageStreamKind } from '../../../resources/kinds/kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import { setSpecTag } from '../../image-streams/stream-tags.ts';
import type { ImageApi } from './image-api.ts';

/**
 * Writes one spec tag of a stream, and the stream first if there is none.
 *
 * @param tag `undefined` writes only the stream
 * @returns the stream afterwards, with what its strategy resolved
 */
export const writeSpecTag = async (
  api: ImageApi,
  context: RequestContext,
  name: string,
  tag: SpecTag | undefined,
): Promise<ImageStream> => {
  if (api.findStream(context.namespace, name) === undefined) {
    const spec = tag === undefined ? {} : { tags: [tag] };
    return api.streams.create(context, {
      apiVersion: apiVersionOf(imageStreamKind),
      kind: imageStreamKind.kind,
      metadata: { name },
      spec,
    } as ImageStream);
  }
  const { object } = await api.streams.update(context, name, (current) => {
    const stream = copyOf(current) as ImageStream;
    if (tag) setSpecTag(stream, { ...tag });
    return stream;
  });
  return object as ImageStream;
};

/** Removes what is wanted of a tag; what was seen of it stays. */
export const removeSpecTag = async (
  api: ImageApi,
  context: RequestContext,
  name: string,
  tag: string,
): Promise<ImageStream> => {
  const { object } = await api.streams.update(context, name, (current) => {
    const stream = copyOf(current) as ImageStream;
    if (stream.spec?.tags) stream.spec.tags = stream.spec.tags.filter((each) => each.name !== tag);
    return stream;
  });
  return object as ImageStream;
};
