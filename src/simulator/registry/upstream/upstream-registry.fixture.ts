import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { containersImage, crio, goClient } from '../../../distribution/client-profile.ts';
import { dialMap } from '../../../distribution/dial.ts';
import { createDistributionClient } from '../../../distribution/distribution-client.ts';
import { RealClock } from '../../clock/real-clock.ts';
import { sharedAuthority } from '../../pki/shared-authority.ts';
import { StorageDriver } from '../storage/storage-driver.ts';
import { startUpstreamRegistry, type UpstreamRegistryOptions } from './start-upstream-registry.ts';

/** A registry that answers as docker.io, and the clients that ask it. */
export const world = async (context: TestContext, options: Partial<UpstreamRegistryOptions> = {}) => {
  const root = await mkdtemp(join(tmpdir(), 'registry-'));
  const storage = new StorageDriver({ root });
  const authority = await sharedAuthority();
  const tls = await authority.issueServing({ dns: ['docker.io', 'registry-1.docker.io', 'auth.docker.io'] });
  const registry = await startUpstreamRegistry({ host: 'docker.io', storage, tls, clock: new RealClock(), ...options });
  const target = { address: '127.0.0.1', port: registry.port, shownAs: '10.0.0.1:443' };
  const dial = dialMap({ 'docker.io': target, 'auth.docker.io': target });
  const trusted = { dial, certificateAuthorities: [authority.certificate] };
  const clients = {
    crio: createDistributionClient({ ...trusted, profile: crio }),
    go: createDistributionClient({ ...trusted, profile: goClient }),
    push: createDistributionClient({ ...trusted, profile: containersImage }),
  };
  context.after(async () => {
    for (const client of Object.values(clients)) client.close();
    await registry.close();
    await rm(root, { recursive: true, force: true });
  });
  const requests = (after = 0) =>
    registry.journal
      .entries(after)
      .map((entry) => `${entry.method} ${entry.path.replace(/sha256:\w+/, 'D')} ${entry.status}`);
  return { registry, storage, dial, clients, requests };
};
