import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { isRepositoryName } from '../../../image/reference.ts';
import { repositoryAccess } from '../api/access.ts';
import type { RegistryApp } from '../api/registry-app.ts';
import type { Exchange } from '../http/exchange.ts';
import { RegistryError } from '../http/registry-error.ts';
import { type RegistryHandle, type RegistryServerOptions, startRegistryServer } from '../registry-server.ts';
import { BlobStore } from '../storage/blob-store.ts';
import { unlessMissing } from '../storage/link-file.ts';
import { byCodeUnits, RepositoryStore } from '../storage/repository-store.ts';
import { StorageLayout } from '../storage/storage-layout.ts';
import { UploadStore } from '../storage/upload-store.ts';
import type { AccessPolicy } from './access-policy.ts';
import { Gatekeeper } from './gatekeeper.ts';
import { LocalRepository } from './local-repository.ts';
import { type RegistryProfile, registryProfiles } from './profile.ts';

/** A registry of the world outside of the cluster. */
export interface UpstreamRegistryOptions extends RegistryServerOptions {
  /** Folder for the storage; made when needed. */
  readonly storage: string;
  /** @default 'generic' */
  readonly profile?: RegistryProfile['name'];
  /** Absent: everybody may do everything. */
  readonly access?: AccessPolicy | undefined;
  /** Looks at each request first; throws `RegistryError` to refuse it, may add headers to its answer. */
  readonly admit?: RegistryApp['admit'];
  /** Told when a tag no longer stands for a digest. */
  readonly onUntagged?: (repository: string, tag: string, digest: string) => void;
  readonly newUploadId?: () => string;
}

/** What can be done with a running upstream registry besides asking it. */
export interface UpstreamRegistryHandle extends RegistryHandle {
  /** From now on other credentials are accepted; `undefined` opens the registry. */
  useAccess(access: AccessPolicy | undefined): void;
}

/**
 * Starts a registry that keeps images on its own disk, as docker.io or quay.io would. It fills by being pushed to.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md
 */
export const startUpstreamRegistry = async (options: UpstreamRegistryOptions): Promise<UpstreamRegistryHandle> => {
  const layout = new StorageLayout(options.storage);
  const profile = registryProfiles[options.profile ?? 'generic'];
  const blobs = new BlobStore(layout);
  const sibling = (name: string): RepositoryStore => new RepositoryStore(layout, name);
  const gatekeeper = new Gatekeeper(options.access, {
    profile,
    clock: options.clock,
    exists: async (name) => isRepositoryName(name) && sibling(name).exists(),
  });
  const app: RegistryApp = {
    hasReferrers: true,
    uploads: new UploadStore({ layout, blobs, clock: options.clock, newId: options.newUploadId }),
    authorize: (exchange, access) => gatekeeper.authorize(exchange, access),
    mayPull: (exchange, name) => mayPull(gatekeeper, exchange, name),
    repository: (name) => new LocalRepository({ blobs, store: sibling(name), sibling, onUntagged: options.onUntagged }),
    catalog: async () => {
      if (!profile.listsCatalog) throw new RegistryError('UNAUTHORIZED');
      return (await repositories(layout.repositories, layout.repositories)).toSorted(byCodeUnits);
    },
    handleOther: async (exchange) => (await gatekeeper.serveToken(exchange)) || greet(exchange),
    ...(options.admit ? { admit: options.admit } : {}),
  };
  const handle = await startRegistryServer(app, options, wording);
  return Object.defineProperties(
    { useAccess: (access: AccessPolicy | undefined) => void (gatekeeper.policy = access) },
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

/** A folder is a repository if it holds manifests; repositories may lie in one another. */
const repositories = async (root: string, folder: string): Promise<string[]> => {
  const entries = (await readdir(folder, { withFileTypes: true }).catch(unlessMissing)) ?? [];
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const inner = await Promise.all(
    names.filter((name) => !name.startsWith('_')).map((name) => repositories(root, join(folder, name))),
  );
  return [...(names.includes('_manifests') ? [relative(root, folder)] : []), ...inner.flat()];
};
