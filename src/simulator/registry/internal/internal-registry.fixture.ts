import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { containersImage, crio, goClient } from '../../../distribution/client-profile.ts';
import { dialMap } from '../../../distribution/dial.ts';
import { createDistributionClient } from '../../../distribution/distribution-client.ts';
import { pushImage } from '../../../distribution/push-image.ts';
import { Activity } from '../../clock/activity.ts';
import { RealClock } from '../../clock/real-clock.ts';
import { sharedAuthority } from '../../pki/shared-authority.ts';
import type { JournalEntry } from '../http/request-journal.ts';
import { type Sample, sample } from '../sample-image.fixture.ts';
import { StorageDriver } from '../storage/storage-driver.ts';
import { startUpstreamRegistry } from '../upstream/start-upstream-registry.ts';
import { fakeCluster } from './cluster-api.fixture.ts';
import {
  type InternalRegistryOptions,
  internalRegistryHost,
  startInternalRegistry,
} from './start-internal-registry.ts';

/** An internal registry, docker.io as its source, and clients of both. */
export const world = async (context: TestContext, options: Partial<InternalRegistryOptions> = {}) => {
  const folder = await mkdtemp(join(tmpdir(), 'internal-'));
  const storage = new StorageDriver({ root: join(folder, 'internal') });
  const authority = await sharedAuthority();
  const clock = new RealClock();
  const activity = new Activity();
  const cluster = fakeCluster();
  const hub = await startUpstreamRegistry({
    host: 'docker.io',
    storage: new StorageDriver({ root: join(folder, 'hub') }),
    clock,
    tls: await authority.issueServing({ dns: ['docker.io', 'registry-1.docker.io'] }),
  });
  const certificateAuthorities = [authority.certificate];
  const upstream = dialMap({ 'docker.io': { address: '127.0.0.1', port: hub.port, shownAs: '10.0.0.1:443' } });
  const outside = createDistributionClient({ profile: goClient, dial: upstream, certificateAuthorities });
  const pusher = createDistributionClient({ profile: containersImage, dial: upstream, certificateAuthorities });
  const tls = await authority.issueServing({ dns: ['image-registry.openshift-image-registry.svc'] });
  const registry = await startInternalRegistry({
    storage,
    api: cluster.api,
    client: outside,
    clock,
    tls,
    activity,
    ...options,
  });
  const dial = dialMap({ [internalRegistryHost]: { address: '127.0.0.1', port: registry.port } });
  const node = createDistributionClient({ profile: crio, dial, certificateAuthorities });
  context.after(async () => {
    for (const client of [outside, pusher, node]) client.close();
    await Promise.all([hub.close(), registry.close()]);
    await rm(folder, { recursive: true, force: true });
  });
  const as = (password: string, name: string) =>
    node.repository(internalRegistryHost, name, { credentials: { username: '<token>', password } });
  const files = async (): Promise<string[]> => {
    storage.flush();
    const root = join(storage.layout.root, 'docker/registry/v2');
    const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
      .sort();
  };
  const serve = async (label: string, repository = 'org/app', layer?: Buffer): Promise<Sample> => {
    const image = sample(label, layer);
    await pushImage(pusher.repository('docker.io', repository), 'v1', image);
    return image;
  };
  return { registry, hub, cluster, as, files, serve, activity, storage };
};

/** The requests of a user agent, without digests. */
export const lines = (entries: readonly JournalEntry[], agent = ''): string[] =>
  entries
    .filter((entry) => entry.userAgent.startsWith(agent))
    .map(({ method, path, status }) => `${method} ${path.replace(/sha256:\w+/, 'D')} ${status}`);

/** Paths below the storage's `docker/registry/v2`. */
export const blobFile = (digest: string): string => `blobs/sha256/${digest.slice(7, 9)}/${digest.slice(7)}/data`;
export const layerLink = (name: string, digest: string): string =>
  `repositories/${name}/_layers/sha256/${digest.slice(7)}/link`;
export const revisionLink = (name: string, digest: string): string =>
  `repositories/${name}/_manifests/revisions/sha256/${digest.slice(7)}/link`;
