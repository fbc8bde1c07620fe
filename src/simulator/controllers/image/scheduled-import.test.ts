import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imageCommands } from './testing/image-commands.ts';
import { imagePlane } from './testing/image-plane.ts';
import { TokenBucket } from './token-bucket.ts';

const repository = 'docker.io/org/app';
const minutes = 60_000;

const setUp = async () => {
  const plane = await imagePlane();
  const digest = plane.upstream.serve(repository, 'v1', 'v1');
  const imports = (): number => plane.upstream.requests.filter((request) => request.includes('manifests')).length;
  return { ...plane, ...imageCommands(plane), digest, imports };
};

test('a scheduled tag is imported every quarter of an hour', async () => {
  const { tagImage, statusTag, upstream, advance, imports, digest, errors } = await setUp();
  await tagImage(`${repository}:v1`, 'p', 'is:t', { scheduled: true });
  const moved = upstream.serve(repository, 'v1', 'v2');
  await advance(14 * minutes);
  assert.equal(imports(), 1);
  await advance(minutes);
  assert.deepEqual(
    (await statusTag('p', 'is:t'))?.items?.map(({ image, generation }) => [image, generation]),
    [
      [moved, 3],
      [digest, 2],
    ],
  );
  await advance(24 * 60 * minutes);
  assert.equal(imports(), 2 + 96);
  assert.deepEqual(errors, []);
});

test('an import that finds something new pushes the turn back', async () => {
  const { importImage, advance, imports, upstream } = await setUp();
  await importImage('p', 'is:t', `${repository}:v1`, { scheduled: true });
  await advance(10 * minutes);
  upstream.serve(repository, 'v1', 'v2');
  await importImage('p', 'is:t', `${repository}:v1`, { scheduled: true });
  await advance(11 * minutes);
  assert.equal(imports(), 2);
  await advance(2 * minutes);
  assert.equal(imports(), 3);
});

test('streams are spread over four buckets, each of which comes up every quarter of an hour', async () => {
  const { tagImage, advance, imports } = await setUp();
  for (const name of ['a', 'b', 'c', 'd', 'e'])
    await tagImage(`${repository}:v1`, 'p', `${name}:t`, { scheduled: true });
  const counts: number[] = [];
  for (let turn = 0; turn < 8; turn++) {
    const before = imports();
    await advance(3.75 * minutes);
    counts.push(imports() - before);
  }
  assert.deepEqual(counts, [1, 1, 1, 2, 1, 1, 1, 2]);
});

test('of many streams in one bucket so many are imported as the limit allows', () => {
  const limit = new TokenBucket(60, 0);
  const taken = Array.from({ length: 200 }, () => limit.tryTake(0)).filter(Boolean).length;
  assert.equal(taken, 120);
  assert.equal(limit.tryTake(500), false);
  assert.equal(limit.tryTake(1000), true);
});

test('what is no longer scheduled is no longer imported', async () => {
  const { tagImage, advance, imports } = await setUp();
  await tagImage(`${repository}:v1`, 'p', 'is:t', { scheduled: true });
  await tagImage(`${repository}:v1`, 'p', 'is:t', {});
  const before = imports();
  await advance(60 * minutes);
  assert.equal(imports(), before);
});

test('nothing is scheduled for a reference, nor for a digest that was found', async () => {
  const { tagImage, advance, imports, digest } = await setUp();
  await tagImage(`${repository}:v1`, 'p', 'is:t', { scheduled: true, reference: true });
  await tagImage(`${repository}@${digest}`, 'p', 'is:d', { scheduled: true });
  const before = imports();
  await advance(60 * minutes);
  assert.equal(imports(), before);
});

test('a failing scheduled tag is tried again, until it works', async () => {
  const { tagImage, statusTag, upstream, advance } = await setUp();
  await tagImage('docker.io/org/late:v1', 'p', 'is:t', { scheduled: true });
  assert.equal((await statusTag('p', 'is:t'))?.conditions?.[0]?.reason, 'NotFound');
  const digest = upstream.serve('docker.io/org/late', 'v1', 'late');
  await advance(15 * minutes);
  assert.equal((await statusTag('p', 'is:t'))?.items?.[0]?.image, digest);
});
