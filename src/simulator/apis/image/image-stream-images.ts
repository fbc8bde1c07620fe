import type { ImageStreamImage } from '../../../resources/images/image-stream-tag.ts';
import { imageStreamImageKind } from '../../../resources/kinds/kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { badRequest, notFound } from '../../apimachinery/status-error.ts';
import { embedded } from './embedded.ts';
import { beginsWith } from './find-image.ts';
import type { ImageApi } from './image-api.ts';
import { layersOf } from './image-stream-layers.ts';
import { singular } from './singular.ts';

/**
 * The images in the history of a stream and those in its manifest lists, by digest or the beginning of one; if several begin so, one of
 * them. They can only be got one at a time, and always with the pull spec that the image was stored with, whatever the tags say.
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
    const digest = Object.keys(layersOf(api, stream).images).find((each) => beginsWith(each, id));
    if (digest === undefined) throw notFound(singular(imageStreamImageKind), name);
    const image = api.findImage(digest);
    if (image === undefined) throw notFound(imageStreamImageKind, digest);
    const { dockerImageManifest: _, dockerImageConfig: __, ...content } = embedded(image);
    const { namespace, annotations } = stream.metadata;
    return {
      kind: imageStreamImageKind.kind,
      apiVersion: apiVersionOf(imageStreamImageKind),
      metadata: {
        name,
        ...(namespace ? { namespace } : {}),
        creationTimestamp: image.metadata.creationTimestamp ?? null,
        ...(annotations ? { annotations } : {}),
      },
      image: content,
    } satisfies ImageStreamImage;
  },
});
