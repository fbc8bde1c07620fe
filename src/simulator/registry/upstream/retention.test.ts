import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { pushImage } from '../../../distribution/push-image.ts';
import { VirtualClock } from '../../clock/virtual-clock.ts';
import { sample } from '../sample-image.fixture.ts';
import { retentions } from './retention.ts';
import { world } from './upstream-registry.fixture.ts';

const day = 24 * 3_600_000;

/** A registry on whose clock days pass, with what goes on behind its requests. */
const quay = async (context: TestContext, profile: 'quay' | 'docker-hub' | 'generic' = 'quay') => {
  const clock = new VirtualClock(0);
  const work: Promise<void>[] = [];
  const { registry, clients } = await world(context, { profile, clock, track: (one) => void work.push(one) });
  const repository = clients.push.repository('docker.io', 'org/app');
  const pass = (duration: number) =>
    clock.advanceTo(clock.now() + duration, async () => void (await Promise.all(work.splice(0))));
  const has = (digest: string) =>
    repository.getManifest(digest).then(
      () => true,
      () => false,
    );
  const hasBlob = (digest: string) =>
    repository.headBlob(digest).then(
      () => true,
      () => false,
    );
  return { registry, repository, pass, has, hasBlob };
};

const shared = Buffer.from('a layer of several images');
const [a, b] = [sample('a', shared), sample('b', shared)];

test('what a tag leaves behind is gone at once, but for what others need', async (context) => {
  const { registry, repository, has, hasBlob } = await quay(context);
  await registry.retainUntagged(retentions['drop-at-once']);
  await pushImage(repository, 'v1', a);
  await pushImage(repository, 'v1', b);
  assert.equal(await has(a.manifest.digest), false);
  assert.equal(await hasBlob(a.config), false);
  assert.equal(await hasBlob(a.layer), true);
  await repository.deleteManifest('v1');
  assert.equal(await has(b.manifest.digest), false);
  assert.equal(await hasBlob(b.layer), false);
});

test('a second tag keeps a manifest', async (context) => {
  const { registry, repository, has } = await quay(context);
  await registry.retainUntagged(0);
  await pushImage(repository, 'v1', a);
  await pushImage(repository, 'stable', a);
  await pushImage(repository, 'v1', b);
  assert.equal(await has(a.manifest.digest), true);
});

const table: [profile: 'quay' | 'docker-hub' | 'generic', after: number, isThere: boolean][] = [
  ['quay', 13 * day, true],
  ['quay', 15 * day, false],
  ['docker-hub', 1000 * day, true],
  ['generic', 1000 * day, true],
];
for (const [profile, after, isThere] of table) {
  test(`${profile} ${isThere ? 'still has' : 'no longer has'} an untagged digest after ${after / day} days`, async (context) => {
    const { repository, pass, has } = await quay(context, profile);
    await pushImage(repository, 'v1', a);
    await pushImage(repository, 'v1', b);
    await pass(after);
    assert.equal(await has(a.manifest.digest), isThere);
    assert.equal(await has(b.manifest.digest), true);
  });
}

test('a tag that comes back starts the two weeks anew', async (context) => {
  const { repository, pass, has } = await quay(context);
  for (const [image, days] of [
    [a, 0],
    [b, 10],
    [a, 10],
    [b, 10],
  ] as const) {
    await pushImage(repository, 'v1', image);
    await pass(days * day);
  }
  assert.equal(await has(a.manifest.digest), true);
  await pass(5 * day);
  assert.equal(await has(a.manifest.digest), false);
});

test('a registry that stops keeping drops what it has kept', async (context) => {
  const { registry, repository, pass, has } = await quay(context, 'docker-hub');
  await pushImage(repository, 'v1', a);
  await pushImage(repository, 'v1', b);
  await pass(day);
  await registry.retainUntagged(retentions['time-machine']);
  assert.equal(await has(a.manifest.digest), true);
  await pass(13 * day);
  assert.equal(await has(a.manifest.digest), false);
});
