import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { VirtualClock } from '../../clock/virtual-clock.ts';
import { BlobStore } from './blob-store.ts';
import { RepositoryStore } from './repository-store.ts';
import { StorageDriver } from './storage-driver.ts';
import { UploadStore } from './upload-store.ts';

for (const [name, room] of [
  ['in memory until they are looked at', undefined],
  ['written at once', 0],
] as const) {
  test(`files ${name} are as new as the cluster's clock says, and so are their folders`, async (context) => {
    const root = await mkdtemp(path.join(tmpdir(), 'file-times-'));
    context.after(() => rm(root, { recursive: true }));
    const clock = new VirtualClock(Date.UTC(2026, 0, 5, 9));
    const driver = new StorageDriver({ root, clock, room });
    driver.flush();
    const blobs = new BlobStore(driver);
    const digest = `sha256:${'a'.repeat(64)}`;
    await blobs.write(digest, Buffer.from('content'));
    const upload = await new UploadStore({ driver, blobs, clock }).start('a/b');
    await new RepositoryStore(driver, 'a/b').linkLayer(digest);
    await upload.remove();
    const first = clock.now();
    await clock.advanceTo(first + 60_000, async () => {});
    await new RepositoryStore(driver, 'a/b').writeTag('1', digest);
    await clock.advanceTo(first + 120_000, async () => {});
    driver.flush();
    const times = new Map<string, number>();
    for (const name of await readdir(root, { recursive: true }))
      times.set(name, (await stat(path.join(root, name))).mtimeMs - first);
    const repository = 'docker/registry/v2/repositories/a/b';
    assert.deepEqual(new Set(times.values()), new Set([0, 60_000]));
    assert.equal(times.get(`${repository}/_uploads`), 0);
    assert.equal(times.get(`${repository}/_manifests/tags/1/current/link`), 60_000);
    assert.equal(times.get(repository), 60_000);
  });
}
