import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import test from 'node:test';
import { Random } from '../../apimachinery/random.ts';
import { RealClock } from '../../clock/real-clock.ts';
import { StorageDriver } from '../storage/storage-driver.ts';
import { hostileRequest, send } from './hostile-request.fixture.ts';
import { startUpstreamRegistry } from './start-upstream-registry.ts';

/** How many, and from where; the same seed asks the same. */
const requests = Number(process.env.STREAMPROOF_HOSTILE_REQUESTS ?? 600);
const seed = Number(process.env.STREAMPROOF_SEED ?? 2026);

test('whatever a registry is asked, it answers without a failure of its own and within its storage', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'hostile-'));
  const defects: string[] = [];
  const storage = new StorageDriver({ root: join(folder, 'deep/down/storage') });
  const registry = await startUpstreamRegistry({
    host: 'registry.test',
    storage,
    clock: new RealClock(),
    onDefect: (error, request) => defects.push(`${request}: ${error}`),
  });
  context.after(async () => {
    await registry.close();
    await rm(folder, { recursive: true, force: true });
  });
  const random = new Random(seed);
  const statuses = new Set<number>();
  for (let count = 0; count < requests; count++) {
    const request = hostileRequest(random);
    const status = await send(registry.port, request);
    assert.ok((status > 0 && status < 500) || (status === 0 && request.breaksOff), `${status} for ${request.head}`);
    statuses.add(status);
  }
  assert.deepEqual(defects, []);
  storage.flush();
  for (const status of [200, 201, 202, 400, 404, 405]) assert.ok(statuses.has(status), `no answer was ${status}`);
  assert.deepEqual([await readdir(folder), await readdir(join(folder, 'deep/down'))], [['deep'], ['storage']]);
  const { docker, ...others } = Object.fromEntries(
    (await readdir(join(folder, 'deep/down/storage'))).map((name) => [name, true]),
  );
  assert.deepEqual([docker, others], [true, {}]);
});
