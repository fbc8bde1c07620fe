import { isDigest } from '../../../image/digest.ts';
import { type Image, type ImageFields, managedImageAnnotation } from '../../../resources/images/image.ts';
import type { ImageStream } from '../../../resources/images/image-stream.ts';
import type { ImageStreamMapping } from '../../../resources/images/image-stream-mapping.ts';
import { imageKind, imageStreamMappingKind } from '../../../resources/kinds/kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import { type FieldError, invalidObject, required } from '../../apimachinery/field-error.ts';
import { newObject } from '../../apimachinery/registry/new-object.ts';
import { type RequestContext, withoutDryRun } from '../../apimachinery/request-context.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { notFound, StatusError } from '../../apimachinery/status-error.ts';
import { successStatus } from '../../apimachinery/success-status.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { addTagEvent } from '../../image-streams/tag-history.ts';
import { validateMetaContents } from '../validation/object-meta.ts';
import type { ImageApi } from './image-api.ts';
import { checkImageSize } from './image-limits.ts';
import { validateImage, validatePullSpec } from './image-validation.ts';
import { lacksName } from './lacks-name.ts';
import { validateSegmentName } from './stream-validation.ts';

/**
 * How the registry reports a push: the image is stored and becomes the newest one of the tag. What the stream wants of the tag is
 * not changed.
 *
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/image/apiserver/registry/imagestreammapping
 */
export const createImageStreamMappings = (api: ImageApi): RestStorage => ({
  kind: imageStreamMappingKind,
  create: async (context, sent) => {
    if (lacksName(sent.metadata ?? {}))
      throw invalidObject(imageStreamMappingKind, '', validate(sent as ImageStreamMapping));
    const mapping = newObject(imageStreamMappingKind, sent, context, api.machinery) as ImageStreamMapping;
    const { name } = mapping.metadata;
    for (const admit of api.machinery.admission)
      await admit({ operation: 'CREATE', kind: imageStreamMappingKind, context, object: mapping, old: undefined });
    const stream = api.findStream(context.namespace, name);
    const digest = mapping.image?.metadata?.name ?? '';
    const id = `${isDigest(digest) ? '@' : ':'}${digest}`;
    const registry = api.registryHostname();
    if (registry && digest && !mapping.image.dockerImageReference)
      mapping.image.dockerImageReference = `${registry}/${context.namespace}/${name}${id}`;
    const local = `${stream?.status?.dockerImageRepository ?? ''}${id}`;
    const errors = validate(mapping);
    if (errors.length > 0) throw invalidObject(imageStreamMappingKind, name, errors);
    await checkImageSize(api.client, { namespace: context.namespace, name }, mapping.image);
    if (stream === undefined) throw notFound(imageStreamMappingKind, name);
    // The real server does not look at `dryRun` here: it writes the image and the stream with options of its own.
    await record(api, withoutDryRun(context), mapping, local);
    return successStatus({ code: 201 });
  },
});

const record = async (
  api: ImageApi,
  context: RequestContext,
  mapping: ImageStreamMapping,
  local: string,
): Promise<void> => {
  const { metadata, dockerImageReference: sent = '' } = mapping.image;
  const isKnown = !(await storeImage(api, context, mapping.image));
  const isManaged = metadata?.annotations?.[managedImageAnnotation] === 'true';
  const dockerImageReference = isKnown && isManaged ? local : sent;
  const { status } = api.streams.subresources;
  await status?.update?.(context, mapping.metadata.name, (current) => {
    if (current === undefined) throw notFound(imageStreamMappingKind, mapping.metadata.name);
    const stream = copyOf(current) as ImageStream;
    const created = timestamp(api.machinery.clock.now());
    addTagEvent(stream, mapping.tag, {
      created,
      dockerImageReference,
      image: metadata.name ?? '',
      generation: stream.metadata.generation ?? 0,
    });
    return stream;
  });
};

/** Whether the image is a new one; the one that the cluster knows already stays as it is. */
const storeImage = async (api: ImageApi, context: RequestContext, sent: ImageFields): Promise<boolean> => {
  const clusterWide = { ...context, namespace: undefined };
  const image = {
    apiVersion: apiVersionOf(imageKind),
    kind: imageKind.kind,
    ...sent,
  } as Image;
  try {
    await api.images.create(clusterWide, image);
    return true;
  } catch (error) {
    if (!(error instanceof StatusError) || error.reason !== 'AlreadyExists') throw error;
    return false;
  }
};

const validate = ({ metadata, dockerImageRepository, image, tag }: ImageStreamMapping): FieldError[] => {
  const errors = validateImage({ ...image, metadata: image?.metadata ?? {} }, 'image.');
  const isUnnamed = !image?.metadata?.name;
  return [
    ...validateSegmentName(metadata?.name ?? ''),
    ...validateMetaContents(metadata ?? {}),
    ...(dockerImageRepository ? validatePullSpec(dockerImageRepository, 'dockerImageRepository') : []),
    ...(metadata?.name || dockerImageRepository ? [] : [required('name'), required('dockerImageRepository')]),
    ...(tag ? [] : [required('tag')]),
    ...errors.filter(
      ({ field }) => !(isUnnamed && field === 'image.dockerImageReference' && !image?.dockerImageReference),
    ),
  ];
};
