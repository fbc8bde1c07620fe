import { join, relative } from 'node:path';
import { isRepositoryName } from '../../../image/reference.ts';
import { repositoryAccess } from '../api/access.ts';
import type { RegistryApp } from '../api/registry-app.ts';
import { parseRoute } from '../api/route.ts';
import type { Exchange } from '../http/exchange.ts';
import { RegistryError } from '../http/registry-error.ts';
import { type RegistryHandle, type RegistryServerOptions, startRegistryServer } from '../registry-server.ts';
import { BlobStore } from '../storage/blob-store.ts';
import { RepositoryStore } from '../storage/repository-store.ts';
import type { StorageDriver } from '../storage/storage-driver.ts';
import { UploadStore } from '../storage/upload-store.ts';
import type { AccessPolicy } from './access-policy.ts';
import { dropManifest } from './drop-manifest.ts';
import { Gatekeeper } from './gatekeeper.ts';
import { LocalRepository } from './local-repository.ts';
import { type RegistryProfile, registryProfiles } from './profile.ts';
import { type RateLimit, type RateLimitName, rateLimits } from './rate-limit.ts';
import { retentions } from './retention.ts';
import { UntaggedManifests } from './untagged-manifests.ts';

/** A registry of the world outside of the cluster. */
export interface UpstreamRegistryOptions extends RegistryServerOptions {
  /** @default 'generic' */
  readonly profile?: RegistryProfile['name'];
  /** Absent: everybody may do everything. */
  readonly access?: AccessPolicy | undefined;
  /** Counts what goes on behind the requests. */
  readonly track?: (work: Promise<void>) => void;
  readonly newUploadId?: () => string;
}

/** An image in memory: its manifest, and every blob that the manifest refers to. */
export interface ImageContent {
  readonly manifest: { readonly mediaType: string; readonly content: Uint8Array };
  readonly blobs: readonly { readonly digest: string; readonly content: Uint8Array }[];
}

/** What can be done with a running upstream registry besides asking it. */
export interface UpstreamRegistryHandle extends RegistryHandle {
  /** Puts an image into storage without any request, as if it had been there when the registry was started. */
  hold(repository: string, tag: string, image: ImageContent): Promise<void>;
  /** From now on other credentials are accepted; `undefined` opens the registry. */
  useAccess(access: AccessPolicy | undefined): void;
  /** Keeps manifests that no tag names for so many milliseconds from now on; see `retentions`. */
  retainUntagged(retention: number): Promise<void>;
  /** Refuses who asks too often, counting from now; `undefined` ends that. */
  limitRate(limit: RateLimitName | undefined): void;
}

/**
 * Starts a registry that keeps images on its own disk, as docker.io or quay.io would. It fills by being pushed to.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md
 */
export const startUpstreamRegistry = async (options: UpstreamRegistryOptions): Promise<UpstreamRegistryHandle> => {
  const { storage } = options;
  const profile = registryProfiles[options.profile ?? 'generic'];
  const blobs = new BlobStore(storage);
  const sibling = (name: string): RepositoryStore => new RepositoryStore(storage, name);
  const gatekeeper = new Gatekeeper(options.access, {
    profile,
    clock: options.clock,
    exists: async (name) => isRepositoryName(name) && sibling(name).exists(),
  });
  const names = async (): Promise<string[]> => repositories(storage, storage.layout.repositories);
  const untagged = new UntaggedManifests({
    clock: options.clock,
    retention: retentions[profile.retention],
    drop: (name, digest, kept) => dropManifest({ blobs, repository: sibling, repositories: names }, name, digest, kept),
    track: options.track ?? (() => {}),
  });
  const repository = (name: string): LocalRepository =>
    new LocalRepository({
      blobs,
      store: sibling(name),
      sibling,
      onUntagged: (of, _tag, digest) => untagged.note(of, digest),
    });
  let limit: RateLimit | undefined;
  const app: RegistryApp = {
    hasReferrers: true,
    uploads: new UploadStore({ driver: storage, blobs, clock: options.clock, newId: options.newUploadId }),
    admit: (exchange, route) => limit?.admit?.(exchange, route),
    authorize: async (exchange, access) => {
      const caller = await gatekeeper.authorize(exchange, access);
      const route = parseRoute(exchange.path);
      if (route !== undefined) limit?.charge?.(exchange, route, caller);
      return caller;
    },
    mayPull: (exchange, name) => mayPull(gatekeeper, exchange, name),
    repository,
    catalog: async () => {
      if (!profile.listsCatalog) throw new RegistryError('UNAUTHORIZED');
      return (await names()).toSorted();
    },
    handleOther: async (exchange) => (await gatekeeper.serveToken(exchange)) || greet(exchange),
  };
  const handle = await startRegistryServer(app, options, wording);
  return Object.defineProperties(
    {
      hold: async (name: string, tag: string, { manifest, blobs: parts }: ImageContent) => {
        const held = repository(name);
        for (const { digest, content } of parts) {
          await blobs.write(digest, content);
          await held.linkBlob(digest);
        }
        const { mediaType, content } = manifest;
        await held.putManifest({ reference: tag, tags: [], content: Buffer.from(content), mediaType });
      },
      useAccess: (access: AccessPolicy | undefined) => void (gatekeeper.policy = access),
      retainUntagged: (retention: number) => untagged.retain(retention),
      limitRate: (name: RateLimitName | undefined) => void (limit = name && rateLimits[name](options.clock)),
    },
    Object.getOwnPropertyDescriptors(handle),
  ) as UpstreamRegistryHandle;
};

const wording = {
  headers: { 'Docker-Distribution-Api-Version': 'registry/2.0' },
  jsonContentType: 'application/json; charset=utf-8',
};

const mayPull = async (gatekeeper: Gatekeeper, exchange: Exchange, name: string): Promise<boolean> => {
  if (!isRepositoryName(name)) return false;
  return gatekeeper.authorize(exchange, repositoryAccess(name, 'pull')).then(
    () => true,
    () => false,
  );
};

const greet = (exchange: Exchange): boolean => {
  if (exchange.path !== '/') return false;
  exchange.send(200, { 'Docker-Distribution-Api-Version': undefined, 'Cache-Control': 'no-cache' });
  return true;
};

/** The repositories in a folder, which are the folders that hold manifests; they may lie in one another. */
const repositories = async (storage: StorageDriver, folder: string): Promise<string[]> => {
  const names = await storage.list(folder);
  const inner = await Promise.all(
    names.filter((name) => !name.startsWith('_')).map((name) => repositories(storage, join(folder, name))),
  );
  const own = names.includes('_manifests') ? [relative(storage.layout.repositories, folder)] : [];
  return [...own, ...inner.flat()];
};
