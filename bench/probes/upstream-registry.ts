import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { RealClock } from '../../src/simulator/clock/real-clock.ts';
import { startUpstreamRegistry } from '../../src/simulator/registry/upstream/start-upstream-registry.ts';

// A registry of the world outside, alone and over plain HTTP.
const storage = await mkdtemp(path.join(tmpdir(), 'upstream-registry-'));
const registry = await startUpstreamRegistry({ host: 'registry.test', storage, clock: new RealClock() });
process.stdout.write(`${JSON.stringify({ api: `http://${registry.endpoint}` })}\n`);
process.once('SIGTERM', async () => {
  await registry.close();
  await rm(storage, { recursive: true, force: true });
  process.exit();
});
