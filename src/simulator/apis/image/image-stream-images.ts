import type { ImageStreamImage } from '../../../resources/image-stream-tag.ts';
import { imageStreamImageKind } from '../../../resources/kinds.ts';
import { apiVersionOf } from '../../../resources/resource-kind.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { badRequest, notFound } from '../../apimachinery/status-error.ts';
import { embedded } from './embedded.ts';
import { findImage } from './find-image.ts';
import type { ImageApi } from './image-api.ts';

/**
 * The images in the history of a stream, by digest or the beginning of one. They can only be got one at a time, and always with the
 * pull spec of their event, whatever the reference policies of the stream's tags.
 *
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/image/apiserver/registry/imagestreamimage
 */
export const createImageStreamImages = (api: ImageApi): RestStorage => ({
  kind: imageStreamImageKind,
  get: async (context, name) => {
    const [streamName = '', id = '', ...rest] = name.split('@');
    if (!streamName || !id || rest.length > 0) throw badRequest('ImageStreamImages must be retrieved with <name>@<id>');
    const stream = api.findStream(context.namespace, streamName);
    if (stream === undefined) throw notFound(imageStreamImageKind, streamName);
    const found = findImage(stream, id, name);
    const image = api.findImage(found.event.image);
    if (image === undefined) throw notFound(imageStreamImageKind, found.event.image);
    const { dockerImageManifest: _, dockerImageConfig: __, ...content } = embedded(image);
    const { namespace, annotations, labels } = stream.metadata;
    return {
      kind: imageStreamImageKind.kind,
      apiVersion: apiVersionOf(imageStreamImageKind),
      metadata: {
        name,
        ...(namespace ? { namespace } : {}),
        creationTimestamp: image.metadata.creationTimestamp ?? null,
        ...(labels ? { labels } : {}),
        ...(annotations ? { annotations } : {}),
      },
      image: { ...content, dockerImageReference: found.event.dockerImageReference },
    } satisfies ImageStreamImage;
  },
});
