import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { VirtualClock } from '../../clock/virtual-clock.ts';
import { BlobStore } from './blob-store.ts';
import { RepositoryStore } from './repository-store.ts';
import { StorageLayout } from './storage-layout.ts';
import { UploadStore } from './upload-store.ts';

test("the registry's files are as new as the cluster's clock says, and so are their folders", async (context) => {
  const root = await mkdtemp(path.join(tmpdir(), 'file-times-'));
  context.after(() => rm(root, { recursive: true }));
  const clock = new VirtualClock(Date.UTC(2026, 0, 5, 9));
  const layout = new StorageLayout(root, clock);
  const blobs = new BlobStore(layout);
  const digest = `sha256:${'a'.repeat(64)}`;
  await blobs.write(digest, Buffer.from('content'));
  const upload = await new UploadStore({ layout, blobs, clock }).start('a/b');
  await new RepositoryStore(layout, 'a/b').linkLayer(digest);
  await upload.remove();
  const first = clock.now();
  await clock.advanceTo(first + 60_000, async () => {});
  await new RepositoryStore(layout, 'a/b').writeTag('1', digest);
  const times = new Map<string, number>();
  for (const name of await readdir(root, { recursive: true }))
    times.set(name, (await stat(path.join(root, name))).mtimeMs - first);
  const repository = 'docker/registry/v2/repositories/a/b';
  assert.deepEqual(new Set(times.values()), new Set([0, 60_000]));
  assert.equal(times.get(`${repository}/_uploads`), 0);
  assert.equal(times.get(`${repository}/_manifests/tags/1/current/link`), 60_000);
  assert.equal(times.get(repository), 60_000);
});
