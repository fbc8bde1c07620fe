import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { gunzipSync } from 'node:zlib';
import { storedGzip } from '../distribution/stored-gzip.ts';
import { digestOf } from '../distribution/verified-content.ts';
import { parseImageConfig } from '../image/image-config.ts';
import { parseManifest } from '../image/manifest.ts';
import { referencedBlobs } from '../image/referenced-blobs.ts';
import { buildImage } from './image-build.ts';
import { sleepingProgram } from './sleeping-program.ts';

test('a build gives the same digests on every machine', async () => {
  const digests = await Promise.all(
    (['docker', 'oci'] as const).map(async (format) => (await buildImage({ name: 'v1', format })).manifest.digest),
  );
  assert.deepEqual(digests, expectedDigests);
});

const expectedDigests = [
  'sha256:6aae8265a252491f7a6324de63d111e1c092a1cfb88571c2ef26d4d8a07febcd',
  'sha256:e9b73540e7d9285aa06419c5acbed507aa3a163a807624cdf82bdeb6f113416d',
];

test('the manifest refers to the blobs, and their content has their digests', async () => {
  for (const format of ['docker', 'oci'] as const) {
    const image = await buildImage({ name: 'v1', format });
    const manifest = parseManifest(image.manifest.content, image.manifest.mediaType);
    assert.deepEqual(
      referencedBlobs(manifest)
        .map((blob) => blob.digest)
        .sort(),
      image.blobs.map((blob) => blob.digest).sort(),
    );
    for (const blob of image.blobs) assert.equal(digestOf(blob.content as Buffer), blob.digest);
  }
});

test('builds share the base layer and differ in the other one', async () => {
  const [a, b] = await Promise.all([buildImage({ name: 'a' }), buildImage({ name: 'b' })]);
  assert.equal(a.layers[0]?.digest, b.layers[0]?.digest);
  assert.notEqual(a.layers[1]?.digest, b.layers[1]?.digest);
});

test('the config describes the layers and how the image runs', async () => {
  const image = await buildImage({ name: 'v1', ports: [9000], created: '2025-05-05T00:00:00Z', labels: { team: 'x' } });
  const content = (digest = '') => image.blobs.find((blob) => blob.digest === digest)?.content as Buffer;
  const config = parseImageConfig(content(image.config.digest));
  assert.deepEqual(
    config.rootfs?.diff_ids,
    image.layers.map((layer) => digestOf(gunzipSync(content(layer.digest)))),
  );
  assert.deepEqual(config.config?.ExposedPorts, { '9000/tcp': {} });
  assert.deepEqual(config.config?.Labels, { name: 'streamproof/sleeper', version: 'v1', team: 'x' });
  assert.equal(config.created, '2025-05-05T00:00:00Z');
});

test('stored gzip is read by zlib, whatever its length', () => {
  for (const length of [0, 1, 0xffff, 0x10000, 200_000]) {
    const content = Buffer.alloc(length, 'streamproof');
    assert.deepEqual(gunzipSync(storedGzip(content)), content);
  }
});

const runsHere = process.platform === 'linux' && process.arch === 'x64';
test('the program prints its line and ends on SIGTERM', {
  skip: runsHere ? false : 'needs Linux on x86-64',
}, async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'program-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'app');
  await writeFile(file, sleepingProgram('hello v1'));
  await chmod(file, 0o755);
  const child = spawn(file, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [line] = (await new Promise<Buffer[]>((resolve) =>
    child.stdout.once('data', (data: Buffer) => resolve([data])),
  )) as [Buffer];
  assert.equal(line.toString(), 'hello v1\n');
  child.kill('SIGTERM');
  assert.equal(await ended, 0);
});
