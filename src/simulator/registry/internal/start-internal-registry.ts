import type { DistributionClient } from '../../../distribution/distribution-client.ts';
import type { DockerConfig } from '../../../distribution/docker-config.ts';
import { repositoryAccess } from '../api/access.ts';
import type { RegistryApp } from '../api/registry-app.ts';
import { UploadStates } from '../api/upload-states.ts';
import type { ClusterApi } from '../cluster-api.ts';
import { RegistryError } from '../http/registry-error.ts';
import { type RegistryHandle, type RegistryServerOptions, startRegistryServer } from '../registry-server.ts';
import { BlobStore } from '../storage/blob-store.ts';
import { RepositoryStore } from '../storage/repository-store.ts';
import { UploadStore } from '../storage/upload-store.ts';
import { authorize, splitRepository } from './authorization.ts';
import { type ActivityTracker, BlobMirror } from './blob-mirror.ts';
import { ImageStreamRepository } from './image-stream-repository.ts';
import { RequestTotals } from './registry-metrics.ts';
import type { RegistryUser } from './registry-user.ts';
import { type RemotePolicy, RemoteRepositories } from './remote-repositories.ts';
import { RepositoryDigests } from './repository-digests.ts';
import { SigningKey } from './schema1/signing-key.ts';
import { serveExtensions } from './serve-extensions.ts';
import type { StreamContext } from './stream-context.ts';

/** The registry inside of the cluster. */
export interface InternalRegistryOptions extends Omit<RegistryServerOptions, 'host'> {
  /** @default 'image-registry.openshift-image-registry.svc:5000' */
  readonly host?: string;
  readonly api: ClusterApi;
  /** How the registry reaches the registries that images came from; the caller closes it. */
  readonly client: DistributionClient;
  /** Whether what is pulled through is kept (`pullthrough.mirror`), asked for each request. @default always */
  readonly mirrors?: () => boolean;
  /** Whether it takes manifests by their digest and serves those that are parts of a list, as 4.14 and later do. @default true */
  readonly servesPartsOfLists?: boolean;
  readonly activity?: ActivityTracker | undefined;
  readonly nodePullSecret?: (() => DockerConfig | undefined) | undefined;
  readonly newUploadId?: () => string;
  /** What the cluster's settings say about registries outside. */
  readonly registries?: () => RemotePolicy;
}

/** The host under which pods pull from the internal registry. */
export const internalRegistryHost = 'image-registry.openshift-image-registry.svc:5000';

/**
 * Starts OpenShift's integrated registry: tags, images and rights come from the cluster's API, content from its own disk or, for
 * imported images, from the registries they came from, and is kept on the way through.
 *
 * @see https://github.com/openshift/image-registry/tree/release-4.19
 */
export const startInternalRegistry = async (options: InternalRegistryOptions): Promise<RegistryHandle> => {
  const {
    host = internalRegistryHost,
    storage,
    api,
    client,
    clock,
    mirrors = () => true,
    activity,
    nodePullSecret,
    newUploadId,
    registries,
    servesPartsOfLists = true,
  } = options;
  const blobs = new BlobStore(storage);
  const uploads = new UploadStore({ driver: storage, blobs, clock, newId: newUploadId, keepsBySha256: true });
  const sibling = (name: string): RepositoryStore => new RepositoryStore(storage, name);
  const shared = {
    host,
    api,
    blobs,
    sibling,
    remotes: new RemoteRepositories({ api, client, nodePullSecret, registries }),
    digests: new RepositoryDigests(clock),
    servesPartsOfLists,
    signingKey: new SigningKey(clock),
  };
  const mirror = new BlobMirror({ uploads, activity });
  const contextFor = (name: string, caller: RegistryUser): StreamContext | undefined => {
    const [namespace, stream] = splitRepository(name) ?? [];
    if (!namespace || !stream) return undefined;
    const store = sibling(name);
    return { ...shared, mirror: mirrors() ? mirror : undefined, namespace, stream, caller, store };
  };
  const totals = new RequestTotals();
  const app: RegistryApp<RegistryUser> = {
    uploads,
    uploadStates: new UploadStates(),
    hasReferrers: false,
    authorize: (exchange, access) => authorize(api, exchange, access),
    mayPull: async (exchange, name) => {
      if (!splitRepository(name)) throw new RegistryError('NAME_INVALID', { isBare: true });
      return authorize(api, exchange, repositoryAccess(name, 'pull')).then(
        () => true,
        () => false,
      );
    },
    repository: (name, caller) =>
      new ImageStreamRepository(contextFor(name, caller) as StreamContext, (other) => contextFor(other, caller)),
    catalog: async () => {
      const streams = await api.listImageStreams();
      return streams.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`).toSorted();
    },
    catalogPage: { usual: 100, most: 1000 },
    handleOther: (exchange) => serveExtensions({ api, blobs, totals }, exchange),
  };
  const handle = await startRegistryServer(app, { ...options, host }, wording);
  handle.journal.subscribe((entry) => totals.count(entry));
  return handle;
};

const wording = { headers: { 'Docker-Distribution-Api-Version': 'registry/2.0' }, jsonContentType: 'application/json' };
