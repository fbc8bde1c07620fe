import type { ImageStream } from '../../../resources/images/image-stream.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import type { FieldError } from '../../apimachinery/field-error.ts';
import { forbiddenField, invalidObject } from '../../apimachinery/field-error.ts';
import type { Strategy } from '../../apimachinery/registry/strategy.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { specTag } from '../../image-streams/stream-tags.ts';
import { latestEvent } from '../../image-streams/tag-history.ts';
import { validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { canonicalize, canonicalizeAll, setTagDefaults } from './canonical-stream.ts';
import type { ImageApi } from './image-api.ts';
import { refusedSources } from './refused-sources.ts';
import { resolveSpecTags } from './resolve-spec-tags.ts';
import { assignGenerations } from './stream-generations.ts';
import { exceededLimit } from './stream-limits.ts';
import { validateNewHistories, validateStream } from './stream-validation.ts';
import { trackAliases } from './track-aliases.ts';
import { verifySourceAccess } from './verify-source-access.ts';

/**
 * How image streams are stored.
 *
 * @param writes `spec`: the client's write, which cannot touch the status; `all`: a write of the image API itself (imports, pushes,
 *   deleted tags)
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/image/apiserver/registry/imagestream
 */
export const createStreamStrategy = (api: ImageApi, writes: 'spec' | 'all'): Strategy<ImageStream> => ({
  status: writes === 'spec',
  requireResourceVersion: true,
  applyDefaults: ({ spec }) => {
    for (const tag of spec?.tags ?? []) setTagDefaults(tag);
  },
  prepareForCreate: (stream) => {
    canonicalize(stream);
    stream.metadata.generation = 1;
    for (const tag of stream.spec?.tags ?? []) tag.generation = 1;
    setRepositories(api, stream);
  },
  prepareForUpdate: (stream, old) => {
    canonicalize(stream);
    assignGenerations(stream, old);
    setRepositories(api, stream);
  },
  validate: (stream, context) => validate(api, stream, undefined, context),
  validateUpdate: (stream, old, context) => validate(api, stream, old, context),
  prepareForStatusUpdate: (stream, old, _, sent) => {
    stream.metadata = copyOf(stream.metadata);
    // Of the spec only the tags and the repository are kept from a write of the status.
    stream.spec = { ...copyOf(stream.spec ?? {}), lookupPolicy: { local: Boolean(sent.spec?.lookupPolicy?.local) } };
    canonicalizeAll(stream);
    setRepositories(api, stream);
    observeGenerations(stream, old);
    trackAliases(stream, old);
  },
  validateStatusUpdate: async (stream, old) => {
    const exceeded = await exceededLimit(api.client, stream);
    return [
      ...(exceeded ? [forbiddenField('imageStream', exceeded.message)] : []),
      ...validateObjectMetaUpdate(stream, old),
      ...validateNewHistories(stream.status?.tags, old.status?.tags),
    ];
  },
  decorate: (stream) => decorated(api, stream),
});

const validate = async (
  api: ImageApi,
  stream: ImageStream,
  old: ImageStream | undefined,
  context: RequestContext,
): Promise<FieldError[]> => {
  const denied = await verifySourceAccess(stream, old, context.user, api.authorize);
  const now = timestamp(api.machinery.clock.now());
  const errors = [
    ...denied,
    ...resolveSpecTags(stream, old, { now, registry: api.registryHostname(), findStream: api.findStream }),
  ];
  trackAliases(stream, old);
  const exceeded = errors.length > 0 ? undefined : await exceededLimit(api.client, stream);
  return [
    ...(errors.length > 0 ? [asInternalError(resolutionError(stream.metadata.name, errors))] : []),
    ...(exceeded ? [asInternalError(exceeded)] : []),
    ...(old === undefined ? [] : validateObjectMetaUpdate(stream, old)),
    ...validateStream(stream),
    ...(await refusedSources(api, stream, old)),
  ];
};

/** OpenShift resolves tags and counts while it validates, and reports what goes wrong as an error of the whole object. */
const asInternalError = ({ message }: Error): FieldError => ({
  reason: 'InternalError',
  field: '[]',
  message: `Internal error: ${message}`,
});

const resolutionError = (name: string, errors: readonly FieldError[]): Error =>
  invalidObject({ group: '', kind: 'imagestreams' }, name, errors);

/** Events that a client wrote without a generation belong to the present one: the tag's if they are new, else the stream's. */
const observeGenerations = (stream: ImageStream, old: ImageStream): void => {
  for (const { tag, items } of stream.status?.tags ?? []) {
    const newest = items?.[0];
    if (newest === undefined || newest.generation !== 0) continue;
    const before = latestEvent(old, tag);
    const isNew =
      before !== undefined &&
      (before.image !== newest.image ||
        before.dockerImageReference !== newest.dockerImageReference ||
        before.generation > 0);
    newest.generation = (isNew ? specTag(stream, tag)?.generation : undefined) ?? stream.metadata.generation ?? 0;
  }
};

const setRepositories = (api: ImageApi, stream: ImageStream): void => {
  stream.status = { ...stream.status, ...repositoriesOf(api, stream) };
  if (!stream.status.publicDockerImageRepository) delete stream.status.publicDockerImageRepository;
};

const decorated = (api: ImageApi, stream: ImageStream): ImageStream => {
  const repositories = repositoriesOf(api, stream);
  const { dockerImageRepository, publicDockerImageRepository } = stream.status ?? {};
  const isCurrent =
    dockerImageRepository === repositories.dockerImageRepository &&
    publicDockerImageRepository === repositories.publicDockerImageRepository;
  if (isCurrent) return stream;
  const copy = copyOf(stream);
  setRepositories(api, copy);
  return copy;
};

const repositoriesOf = (
  api: ImageApi,
  { metadata, spec }: ImageStream,
): { dockerImageRepository: string; publicDockerImageRepository: string | undefined } => {
  const at = (host: string | undefined): string | undefined =>
    host ? `${host}/${metadata.namespace}/${metadata.name}` : undefined;
  return {
    dockerImageRepository: at(api.registryHostname()) ?? spec?.dockerImageRepository ?? '',
    publicDockerImageRepository: at(api.publicRegistryHostname()),
  };
};
