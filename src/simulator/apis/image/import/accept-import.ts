import type { ImageStream } from '../../../../resources/image-stream.ts';
import type { ImageImportSpec, ImageStreamImport } from '../../../../resources/image-stream-import.ts';
import { imageStreamImportKind, imageStreamKind } from '../../../../resources/kinds.ts';
import type { KubeObject } from '../../../../resources/kube-object.ts';
import { invalidObject } from '../../../apimachinery/field-error.ts';
import { newObject } from '../../../apimachinery/new-object.ts';
import type { RequestContext } from '../../../apimachinery/request-context.ts';
import { conflict, notFound } from '../../../apimachinery/status-error.ts';
import { parseReference } from '../../../image-streams/parse-reference.ts';
import { canonicalImportPolicy } from '../canonical-stream.ts';
import { type ImageApi, singular } from '../image-api.ts';
import { validateImport } from './validate-import.ts';

/**
 * Takes in a request to import: fills in defaults, asks admission, checks it.
 *
 * @throws StatusError 422 for what is wrong with it, 404 or 409 when it is about another state of the stream
 */
export const acceptImport = async (
  api: ImageApi,
  context: RequestContext,
  sent: KubeObject,
): Promise<ImageStreamImport> => {
  const { resourceVersion, uid } = sent.metadata;
  const request = newObject(imageStreamImportKind, sent, context, api.machinery) as ImageStreamImport;
  if (resourceVersion) request.metadata.resourceVersion = resourceVersion;
  request.spec = withDefaults(request.spec ?? { import: false });
  delete request.status;
  const { machinery } = api;
  for (const admit of machinery.admission)
    await admit({ operation: 'CREATE', kind: imageStreamImportKind, context, object: request, old: undefined });
  const errors = validateImport(request);
  if (errors.length > 0) throw invalidObject(imageStreamImportKind, request.metadata.name, errors);
  checkStream(api.findStream(context.namespace, request.metadata.name), request, resourceVersion, uid);
  return request;
};

/** A request for a particular state of the stream is refused when that is over. */
export const checkStream = (
  stream: ImageStream | undefined,
  { metadata: { name } }: ImageStreamImport,
  resourceVersion?: string,
  uid?: string,
): void => {
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
