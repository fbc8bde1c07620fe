import { imageStreamImportKind, imageStreamKind, secretKind } from '../../../resources/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Image, ImageFields } from '../../../resources/image.ts';
import type { ImageImportSpec, ImageStreamImport } from '../../../resources/image-stream-import.ts';
import { type ImageStream, importCheckAnnotation, insecureRepositoryAnnotation } from '../../../resources/image-stream.ts';
import { apiVersionOf } from '../../../resources/resource-kind.ts';
import type { Secret } from '../../../resources/secret.ts';
import { equal } from '../../apimachinery/equality.ts';
import { invalidObject } from '../../apimachinery/field-error.ts';
import { newObject } from '../../apimachinery/new-object.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { conflict, notFound, StatusError } from '../../apimachinery/status-error.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { canonicalImportPolicy } from './canonical-stream.ts';
import { embedded } from './embedded.ts';
import { type ImageApi, singular } from './image-api.ts';
import { applyImport } from './import/apply-import.ts';
import type { ImportResult } from './import/image-importer.ts';
import { ImportCredentials } from './import/import-credentials.ts';
import { validateImport } from './import/validate-import.ts';
import { parseReference } from '../../image-streams/parse-reference.ts';

/** A request for an import of these operating system and architecture, where a manifest list offers several. */
const preferences = { os: 'importer.image.openshift.io/prefer-os', architecture: 'importer.image.openshift.io/prefer-arch' };

/**
 * Imports images into a stream, or only looks at them. However the import goes, the answer is a success: what went wrong stands in
 * it and in the conditions of the tags.
 *
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/image/apiserver/registry/imagestreamimport
 */
export const createImageStreamImports = (api: ImageApi): RestStorage => ({
  kind: imageStreamImportKind,
  create: async (context, sent) => {
    const request = await accept(api, context, sent);
    const now = timestamp(api.machinery.clock.now());
    const result = await api.importer.import({
      images: request.spec.images ?? [],
      repository: request.spec.repository,
      insecure: api.findStream(context.namespace, request.metadata.name)?.metadata.annotations?.[insecureRepositoryAnnotation] === 'true',
      credentials: new ImportCredentials(await api.client.list<Secret>(secretKind, context.namespace)),
      now,
      platform: {
        os: request.metadata.annotations?.[preferences.os] ?? 'linux',
        architecture: request.metadata.annotations?.[preferences.architecture] ?? 'amd64',
      },
    });
    request.status = statusOf(result);
    if (!request.spec.import || context.dryRun) return request;
    await storeImages(api, context, result);
    request.status = { import: embedded(await storeStream(api, context, request, result, now)), ...statusOf(result) };
    return request;
  },
});

const accept = async (api: ImageApi, context: RequestContext, sent: KubeObject): Promise<ImageStreamImport> => {
  const { resourceVersion, uid } = sent.metadata;
  const request = newObject(imageStreamImportKind, sent, context, api.machinery) as ImageStreamImport;
  if (resourceVersion) request.metadata.resourceVersion = resourceVersion;
  request.spec = withDefaults(request.spec ?? { import: false });
  delete request.status;
  const { machinery } = api;
  for (const admit of machinery.admission) await admit({ operation: 'CREATE', kind: imageStreamImportKind, context, object: request, old: undefined });
  const errors = validateImport(request);
  if (errors.length > 0) throw invalidObject(imageStreamImportKind, request.metadata.name, errors);
  checkStream(api.findStream(context.namespace, request.metadata.name), request, resourceVersion, uid);
  return request;
};

/** A request for a particular state of the stream is refused when that is over. */
const checkStream = (stream: ImageStream | undefined, { metadata: { name } }: ImageStreamImport, resourceVersion?: string, uid?: string): void => {
  const asked = singular(imageStreamKind);
  if (stream === undefined) {
    if (resourceVersion || uid) throw notFound(asked, name);
    return;
  }
  const current = stream.metadata.resourceVersion ?? '';
  if (resourceVersion && resourceVersion !== current) {
    throw conflict(asked, name, `the image stream was updated from "${resourceVersion}" to "${current}"`);
  }
  if (uid && uid !== stream.metadata.uid) throw notFound(asked, name);
};

const withDefaults = (spec: ImageStreamImport['spec']): ImageStreamImport['spec'] => ({
  import: Boolean(spec.import),
  ...(spec.repository ? { repository: withImageDefaults(spec.repository) } : {}),
  ...(spec.images?.length ? { images: spec.images.map((image) => withTarget(withImageDefaults(image))) } : {}),
});

const withImageDefaults = <T extends Omit<ImageImportSpec, 'to'>>(spec: T): T => ({
  ...spec,
  importPolicy: canonicalImportPolicy(spec.importPolicy),
  referencePolicy: { type: spec.referencePolicy?.type || 'Source' },
});

/** Without a target the tag of the source is the tag of the stream. */
const withTarget = (spec: ImageImportSpec): ImageImportSpec => {
  const tag = spec.to ? '' : parseReference(spec.from?.name ?? '')?.tag;
  return tag ? { ...spec, to: { name: tag } } : spec;
};

const statusOf = ({ images, repository }: ImportResult): NonNullable<ImageStreamImport['status']> => ({
  ...(repository ? { repository } : {}),
  ...(images.length > 0 ? { images } : {}),
});

/** Images that exist already stay as they are; the answer shows the stored one, or what would have been stored. */
const storeImages = async (api: ImageApi, context: RequestContext, { images, repository }: ImportResult): Promise<void> => {
  for (const outcome of [...(repository?.images ?? []), ...images]) {
    if (outcome.manifests) outcome.manifests = await Promise.all(outcome.manifests.map((image) => storeImage(api, context, image)));
    if (outcome.image) outcome.image = await storeImage(api, context, outcome.image);
  }
};

const storeImage = async (api: ImageApi, context: RequestContext, { dockerImageManifest: _, dockerImageConfig: __, ...image }: ImageFields): Promise<ImageFields> => {
  const object = { apiVersion: apiVersionOf(api.images.kind), kind: api.images.kind.kind, ...image } as Image;
  try {
    return embedded(await api.images.create({ ...context, namespace: undefined }, object));
  } catch (error) {
    if (!(error instanceof StatusError) || error.reason !== 'AlreadyExists') throw error;
    const { random, clock } = api.machinery;
    return { ...image, metadata: { ...image.metadata, uid: random.uid(), creationTimestamp: timestamp(clock.now()) } };
  }
};

const storeStream = async (api: ImageApi, context: RequestContext, request: ImageStreamImport, result: ImportResult, now: string): Promise<ImageStream> => {
  const { name, resourceVersion } = request.metadata;
  if (api.findStream(context.namespace, name) === undefined) {
    checkStream(undefined, request, resourceVersion);
    const stream: ImageStream = { apiVersion: apiVersionOf(imageStreamKind), kind: imageStreamKind.kind, metadata: { name, annotations: { [importCheckAnnotation]: now } } };
    applyImport(stream, request, result, now);
    return api.wholeStreams.create(context, stream);
  }
  const { object } = await api.wholeStreams.update(context, name, (current) => {
    if (current === undefined) throw notFound(singular(imageStreamKind), name);
    checkStream(current, request, resourceVersion);
    const stream = structuredClone(current) as ImageStream;
    applyImport(stream, request, result, now);
    if (!equal(stream, current)) stream.metadata.annotations = { ...stream.metadata.annotations, [importCheckAnnotation]: now };
    return stream;
  });
  return object as ImageStream;
};
