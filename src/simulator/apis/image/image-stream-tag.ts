import type { Image, ImageFields } from '../../../resources/images/image.ts';
import type { ImageStream, TagEvent } from '../../../resources/images/image-stream.ts';
import type { ImageStreamTag } from '../../../resources/images/image-stream-tag.ts';
import { imageStreamTagKind } from '../../../resources/kinds/kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import { resolveEvent } from '../../image-streams/resolve-image-reference.ts';
import { specTag, statusTag } from '../../image-streams/stream-tags.ts';
import { latestEvent } from '../../image-streams/tag-history.ts';
import { embedded } from './embedded.ts';

/**
 * Computes a tag from its stream and its image.
 *
 * @param image as stored; `undefined` leaves a stub that only names it
 */
export const imageStreamTagOf = (stream: ImageStream, tag: string, image: Image | undefined): ImageStreamTag => {
  const { namespace, name, uid, resourceVersion, labels, creationTimestamp } = stream.metadata;
  const event = importedEvent(stream, tag);
  const spec = specTag(stream, tag);
  const conditions = statusTag(stream, tag)?.conditions;
  return {
    kind: imageStreamTagKind.kind,
    apiVersion: apiVersionOf(imageStreamTagKind),
    metadata: {
      name: `${name}:${tag}`,
      namespace,
      uid,
      resourceVersion,
      creationTimestamp: event?.created ?? creationTimestamp,
      ...(labels ? { labels } : {}),
      ...(spec?.annotations ? { annotations: spec.annotations } : {}),
    } as ImageStreamTag['metadata'],
    tag: spec ?? null,
    generation: event?.generation ?? 0,
    lookupPolicy: { local: Boolean(stream.spec?.lookupPolicy?.local) },
    ...(conditions ? { conditions } : {}),
    image: annotated(imageOf(stream, tag, event, image), image && spec?.annotations),
  };
};

/** The newest event of a tag if it has an image. */
export const importedEvent = (stream: ImageStream, tag: string): TagEvent | undefined => {
  const event = latestEvent(stream, tag);
  return event?.image ? event : undefined;
};

/** The image of a tag with the pull spec that consumers of the tag use. */
export const imageOf = (
  stream: ImageStream,
  tag: string,
  event: TagEvent | undefined,
  image: Image | undefined,
): ImageFields => {
  const dockerImageReference = event === undefined ? {} : { dockerImageReference: resolveEvent(stream, tag, event) };
  if (image === undefined)
    return {
      metadata: { ...(event ? { name: event.image } : {}), creationTimestamp: null } as ImageFields['metadata'],
      ...dockerImageReference,
      ...emptyMetadata,
    };
  const { dockerImageManifest: _, dockerImageConfig: __, ...content } = embedded(image);
  return { ...content, ...dockerImageReference };
};

/** The image of an image stream tag has the annotations of the tag, too. */
const annotated = (image: ImageFields, added: Record<string, string> | null | undefined): ImageFields => {
  const annotations = { ...image.metadata.annotations, ...added };
  return Object.keys(annotations).length === 0 ? image : { ...image, metadata: { ...image.metadata, annotations } };
};

/** How an image that was not looked up is serialised. */
const emptyMetadata: Partial<ImageFields> = {
  dockerImageMetadata: {
    kind: 'DockerImage',
    apiVersion: 'image.openshift.io/1.0',
    Id: '',
    Created: null,
    ContainerConfig: {},
  },
  dockerImageMetadataVersion: '1.0',
};
