import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { RealClock } from '../../src/simulator/clock/real-clock.ts';
import { StorageDriver } from '../../src/simulator/registry/storage/storage-driver.ts';
import { startUpstreamRegistry } from '../../src/simulator/registry/upstream/start-upstream-registry.ts';
import { servingCertificate } from '../serving-certificate.ts';

// A registry of the world outside, alone.
const scheme = process.argv[2] ?? 'http';
const root = await mkdtemp(path.join(tmpdir(), 'upstream-registry-'));
const storage = new StorageDriver({ root });
const tls = scheme === 'https' ? await servingCertificate() : undefined;
const registry = await startUpstreamRegistry({ host: 'registry.test', storage, clock: new RealClock(), tls });
process.stdout.write(`${JSON.stringify({ api: `${scheme}://${registry.endpoint}` })}\n`);
process.once('SIGTERM', async () => {
  await registry.close();
  await rm(root, { recursive: true, force: true });
  process.exit();
});
