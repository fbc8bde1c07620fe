import { asImageReference } from '../../../../image/reference.ts';
import type { ImageStream } from '../../../../resources/images/image-stream.ts';
import type { ImageImportSpec, ImageStreamImport } from '../../../../resources/images/image-stream-import.ts';
import { imageKind, imageStreamImportKind, imageStreamKind } from '../../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../../resources/kube-object.ts';
import { type FieldError, forbiddenField, invalidObject } from '../../../apimachinery/field-error.ts';
import { newObject } from '../../../apimachinery/registry/new-object.ts';
import type { RequestContext } from '../../../apimachinery/request-context.ts';
import { conflict, forbidden, notFound } from '../../../apimachinery/status-error.ts';
import { AllowedRegistries, registryHostPort } from '../allowed-registries.ts';
import { canonicalImportPolicy } from '../canonical-stream.ts';
import type { ImageApi } from '../image-api.ts';
import { lacksName } from '../lacks-name.ts';
import { imageConfigurationOf } from '../registry-policy-of.ts';
import { singular } from '../singular.ts';
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
  const { resourceVersion } = sent.metadata;
  if (lacksName(sent.metadata))
    throw invalidObject(imageStreamImportKind, '', validateImport(withSpec(sent as ImageStreamImport)));
  const request = withSpec(newObject(imageStreamImportKind, sent, context, api.machinery) as ImageStreamImport);
  if (resourceVersion) request.metadata.resourceVersion = resourceVersion;
  const { machinery } = api;
  for (const admit of machinery.admission)
    await admit({ operation: 'CREATE', kind: imageStreamImportKind, context, object: request, old: undefined });
  check(request, validateImport(request));
  for (const admit of machinery.validation ?? [])
    await admit({ operation: 'CREATE', kind: imageStreamImportKind, context, object: request, old: undefined });
  check(request, await refusedImages(api, context, request));
  if (request.spec.import) await checkRights(api, context, request.metadata.name);
  checkStream(api.findStream(context.namespace, request.metadata.name), request, resourceVersion);
  return request;
};

const withSpec = ({ status: _, ...request }: ImageStreamImport): ImageStreamImport => ({
  ...request,
  spec: withDefaults(request.spec ?? { import: false }),
});

const check = ({ metadata }: ImageStreamImport, errors: readonly FieldError[]): void => {
  if (errors.length > 0) throw invalidObject(imageStreamImportKind, metadata.name, errors);
};

/** Who imports writes the stream, and must be allowed to. */
const checkRights = async (api: ImageApi, { user, namespace }: RequestContext, name: string): Promise<void> => {
  const verb = api.findStream(namespace, name) === undefined ? 'create' : 'update';
  const { group, version, plural } = imageStreamKind;
  const request = { user, verb, group, version, resource: plural, name, ...(namespace ? { namespace } : {}) };
  if ((await api.authorize(request)).allowed) return;
  const what = `User "${user.username}" cannot ${verb} resource "${plural}" in API group "${group}" in the namespace "${namespace}"`;
  throw forbidden(imageStreamKind, name, what);
};

/** A request for a particular state of the stream is refused when that is over. */
export const checkStream = (
  stream: ImageStream | undefined,
  { metadata: { name } }: ImageStreamImport,
  resourceVersion?: string,
): void => {
  const asked = singular(imageStreamKind);
  if (stream === undefined) {
    if (resourceVersion) throw notFound(imageStreamImportKind, name);
    return;
  }
  const current = stream.metadata.resourceVersion ?? '';
  if (resourceVersion && resourceVersion !== current) {
    throw conflict(asked, name, `the image stream was updated from "${resourceVersion}" to "${current}"`);
  }
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
  const tag = spec.to ? '' : asImageReference(spec.from?.name ?? '')?.tag;
  return tag ? { ...spec, to: { name: tag } } : spec;
};

/** Whoever may store images of the cluster by herself may also import them from anywhere. */
const refusedImages = async (
  { client, authorize, registryHostname }: ImageApi,
  { user }: RequestContext,
  { spec }: ImageStreamImport,
): Promise<FieldError[]> => {
  const configuration = await imageConfigurationOf(client);
  if (!configuration?.spec?.allowedRegistriesForImport?.length) return [];
  const { group, version } = imageKind;
  for (const resource of [imageKind.plural, 'imagestreammapping'])
    if ((await authorize({ user, verb: 'create', group, version, resource })).allowed) return [];
  const registries = new AllowedRegistries(configuration, registryHostname());
  const images = (spec.images ?? []).map((image, index) => [`spec.images[${index}]`, image] as const);
  const sources = [...(spec.repository ? [['spec.repository', spec.repository] as const] : []), ...images];
  return sources.flatMap(([path, { from, importPolicy }]) => {
    const reference = asImageReference(from?.name ?? '');
    const registry = reference && registryHostPort(reference, Boolean(importPolicy?.insecure));
    const why = registry && registries.refusal({ registry, namespace: '', name: '', tag: '', id: '' }, 'secure');
    return why
      ? [forbiddenField(`${path}.from.name`, `importing images from registry "${registry}" is forbidden: ${why}`)]
      : [];
  });
};
