import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { type TestContext, test } from 'node:test';
import { RealClock } from '../../clock/real-clock.ts';
import { BlobStore } from './blob-store.ts';
import { StorageDriver } from './storage-driver.ts';
import { Upload } from './upload.ts';
import { UploadStore } from './upload-store.ts';

interface Run {
  readonly driver: StorageDriver;
  readonly uploads: UploadStore;
}

/** Each call is a run of a registry on the same storage. */
const runsOn = async (context: TestContext, room?: number): Promise<() => Run> => {
  const root = await mkdtemp(path.join(tmpdir(), 'uploads-'));
  context.after(() => rm(root, { recursive: true }));
  return () => {
    const driver = new StorageDriver({ root, room });
    return { driver, uploads: new UploadStore({ driver, blobs: new BlobStore(driver), clock: new RealClock() }) };
  };
};

const content = Buffer.from(Array.from({ length: 1_000_003 }, (_, index) => (index * 7919) >> 5));

/** What arrives over a network: pieces of any size, which may share their memory with others. */
const pieces = function* (bytes: Buffer): Generator<Buffer, void> {
  for (let at = 0; at < bytes.length; at += 16_384) yield bytes.subarray(at, at + 16_384);
};
const arriving = (bytes: Buffer): Readable => Readable.from(pieces(bytes));

const chunks: [name: string, ends: number[]][] = [
  ['nothing', [0]],
  ['one small body', [1000]],
  ['exactly one piece', [262_144]],
  ['one large body', [1_000_003]],
  ['small chunks', [10, 200_000, 400_000, 600_000, 600_000, 600_001]],
  ['a small chunk and a large one', [10, 900_000]],
  ['a large chunk and small ones', [900_000, 900_010, 1_000_003]],
];
const storages: [name: string, room: number | undefined, flushes: boolean][] = [
  ['', undefined, false],
  [', each part of which is looked at in the folder,', undefined, true],
  [' without room in memory', 0, false],
];
for (const [name, ends] of chunks) {
  for (const [where, room, flushes] of storages) {
    for (const algorithm of ['sha256', 'sha512'] as const) {
      test(`an upload of ${name}${where} has its ${algorithm}`, async (context) => {
        const { driver, uploads } = (await runsOn(context, room))();
        const upload = await uploads.start('a/b');
        for (const end of ends) {
          await upload.append(arriving(content.subarray(upload.size, end)));
          if (flushes) driver.flush();
        }
        const whole = content.subarray(0, ends.at(-1));
        assert.equal(upload.size, whole.length);
        const digest = `${algorithm}:${createHash(algorithm).update(whole).digest('hex')}`;
        assert.equal(await upload.digest(algorithm), digest);
        assert.equal(await uploads.commit('a/b', upload, digest), digest);
        driver.flush();
        assert.deepEqual(await readFile(driver.layout.blob(digest)), whole);
        assert.deepEqual(await readdir(driver.layout.uploads('a/b')), []);
      });
    }
  }
}

test('what an earlier run of the registry has received is part of the upload', async (context) => {
  const start = await runsOn(context);
  const { driver, uploads } = start();
  const begun = await uploads.start('a/b');
  await begun.append(arriving(content.subarray(0, 700_000)));
  driver.flush();
  for (const end of [700_010, content.length]) {
    const found = await start().uploads.find('a/b', begun.id);
    assert.ok(found);
    await found.append(arriving(content.subarray(found.size, end)));
    const digest = `sha256:${createHash('sha256').update(content.subarray(0, end)).digest('hex')}`;
    assert.equal(await found.digest('sha256'), digest);
  }
});

test('a body that breaks off leaves what has arrived', async (context) => {
  const upload = await (await runsOn(context))().uploads.start('a/b');
  const broken = function* (): Generator<Buffer, void> {
    yield* pieces(content.subarray(0, 600_000));
    throw new Error('gone');
  };
  await assert.rejects(upload.append(Readable.from(broken())), /gone/);
  assert.equal(upload.size, 600_000);
  await upload.append(arriving(content.subarray(600_000)));
  const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`;
  assert.equal(await upload.digest('sha256'), digest);
});

test('what cannot be written is told', async (context) => {
  const { driver, uploads } = (await runsOn(context))();
  const upload = await uploads.start('a/b');
  driver.flush();
  await rm(path.dirname(upload.file), { recursive: true });
  await assert.rejects(upload.append(arriving(content)), /ENOENT/);
});

test('an upload is as long as its file when a disk is full', { skip: !existsSync('/dev/full') }, async () => {
  for (const length of [1000, content.length]) {
    const upload = new Upload('id', '/dev/full', new StorageDriver({ root: '/dev' }));
    await assert.rejects(upload.append(arriving(content.subarray(0, length))), /ENOSPC/);
    assert.equal(upload.size, 0);
  }
});
