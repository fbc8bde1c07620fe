import type { Image, ImageFields } from '../../../../resources/images/image.ts';
import { type ImageStream, importCheckAnnotation } from '../../../../resources/images/image-stream.ts';
import type { ImageStreamImport } from '../../../../resources/images/image-stream-import.ts';
import { imageStreamKind } from '../../../../resources/kinds/kinds.ts';
import { apiVersionOf } from '../../../../resources/kinds/resource-kind.ts';
import { copyOf } from '../../../apimachinery/copy-of.ts';
import { equal } from '../../../apimachinery/equality.ts';
import type { RequestContext } from '../../../apimachinery/request-context.ts';
import { notFound, StatusError } from '../../../apimachinery/status-error.ts';
import { timestamp } from '../../../apimachinery/timestamp.ts';
import { statusTag } from '../../../image-streams/stream-tags.ts';
import { setTagConditions } from '../../../image-streams/tag-history.ts';
import { embedded } from '../embedded.ts';
import type { ImageApi } from '../image-api.ts';
import { singular } from '../singular.ts';
import { isLimitExceeded } from '../stream-limits.ts';
import { checkStream } from './accept-import.ts';
import { applyImport } from './apply-import.ts';
import type { ImportResult } from './image-importer.ts';

/**
 * Stores the images of all tags that are imported. Images that exist already stay as they are; the answer shows what was, or
 * would have been, stored. An image that no tag is to point to is looked at alone.
 */
export const storeImages = async (
  api: ImageApi,
  context: RequestContext,
  { spec }: ImageStreamImport,
  { images, repository }: ImportResult,
): Promise<void> => {
  const tagged = images.filter((_, index) => spec.images?.[index]?.to !== undefined);
  for (const outcome of [...(repository?.images ?? []), ...tagged]) {
    if (outcome.manifests)
      outcome.manifests = await Promise.all(outcome.manifests.map((image) => storeImage(api, context, image)));
    if (outcome.image) outcome.image = await storeImage(api, context, outcome.image);
  }
};

const storeImage = async (
  api: ImageApi,
  context: RequestContext,
  { dockerImageManifest: _, dockerImageConfig: __, ...image }: ImageFields,
): Promise<ImageFields> => {
  const object = { apiVersion: apiVersionOf(api.images.kind), kind: api.images.kind.kind, ...image } as Image;
  const { random, clock } = api.machinery;
  const asStored = (): ImageFields => ({
    ...image,
    metadata: { ...image.metadata, uid: random.uid(), creationTimestamp: timestamp(clock.now()) },
  });
  if (api.findImage(image.metadata.name ?? '') !== undefined) return asStored();
  try {
    return embedded(await api.images.create({ ...context, namespace: undefined }, object));
  } catch (error) {
    if (!(error instanceof StatusError) || error.reason !== 'AlreadyExists') throw error;
    return asStored();
  }
};

/**
 * Writes what was found into the stream, and makes it first if there is none.
 *
 * @throws StatusError 422 for a stream that would go beyond a limit of its namespace; its new tags have a condition then
 */
export const storeStream = async (
  api: ImageApi,
  context: RequestContext,
  request: ImageStreamImport,
  result: ImportResult,
  now: string,
): Promise<ImageStream> => {
  const { name, resourceVersion } = request.metadata;
  if (api.findStream(context.namespace, name) === undefined) {
    checkStream(undefined, request, resourceVersion);
    const stream: ImageStream = {
      apiVersion: apiVersionOf(imageStreamKind),
      kind: imageStreamKind.kind,
      metadata: { name, annotations: { [importCheckAnnotation]: now } },
    };
    applyImport(stream, request, result, now);
    return api.wholeStreams.create(context, stream);
  }
  try {
    return await change(api, context, request, (stream) => applyImport(stream, request, result, now), now);
  } catch (error) {
    if (isLimitExceeded(error))
      await change(api, context, request, (stream) => recordLimit(stream, request, result, error, now), now, false);
    throw error;
  }
};

const change = async (
  api: ImageApi,
  context: RequestContext,
  request: ImageStreamImport,
  apply: (stream: ImageStream) => void,
  now: string,
  marks = true,
): Promise<ImageStream> => {
  const { name, resourceVersion } = request.metadata;
  const { object } = await api.wholeStreams.update(context, name, (current) => {
    if (current === undefined) throw notFound(singular(imageStreamKind), name);
    checkStream(current, request, resourceVersion);
    const stream = copyOf(current as ImageStream);
    apply(stream);
    const isChecked = stream.metadata.annotations?.[importCheckAnnotation] !== undefined;
    if (marks && !(isChecked && equal(stream, current))) {
      stream.metadata.annotations = { ...stream.metadata.annotations, [importCheckAnnotation]: now };
    }
    return stream;
  });
  return object as ImageStream;
};

/** Tags that would go beyond a limit of the namespace are not made; a condition says so. */
const recordLimit = (
  stream: ImageStream,
  request: ImageStreamImport,
  result: ImportResult,
  { reason, message }: StatusError,
  now: string,
): void => {
  const wished = copyOf(stream);
  applyImport(wished, request, result, now);
  const generation = (stream.metadata.generation ?? 0) + 1;
  for (const { tag } of wished.status?.tags ?? []) {
    if (statusTag(stream, tag)) continue;
    setTagConditions(stream, tag, [
      { type: 'ImportSuccess', status: 'False', lastTransitionTime: now, reason, message, generation },
    ]);
  }
};
