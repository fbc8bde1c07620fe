import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Event as CoreEvent } from '../../resources/event.ts';
import { eventKind, podKind } from '../../resources/kinds/kinds.ts';
import { nodeWorld } from './node-world.ts';

/** Bytes of the one layer of each image here, unpacked; the disk has room for two of them, and not for three. */
const layer = 8192;
const disk = 3.3 * layer;

const setUp = async (context: TestContext) => {
  const world = await nodeWorld(context, { disk });
  for (const name of ['a', 'b', 'c'])
    world.registry.serve('org/app', name, { layers: [{ '/sleeper': name.repeat(layer) }] });
  return {
    ...world,
    start: (name: string) => world.run(name, `registry.test/org/app:${name}`),
    held: (): string[] => world.node.images.images.map(({ names }) => names[0]?.slice(-1) ?? '').sort(),
    remove: (name: string) => world.client.delete(podKind, 'a', name, { gracePeriodSeconds: 0 }),
  };
};

test('with room on the disk unused images stay', async (context) => {
  const { start, remove, advance, held } = await setUp(context);
  for (const name of ['a', 'b']) await start(name);
  await remove('a');
  await advance(3600);
  assert.deepEqual(held(), ['a', 'b']);
});

test('on a full disk that image goes which was used longest ago', async (context) => {
  const { start, remove, advance, held, errors } = await setUp(context);
  for (const name of ['b', 'a']) {
    await start(name);
    await advance(60);
    await remove(name);
    await advance(60);
  }
  await start('c');
  assert.deepEqual(held(), ['a', 'b', 'c']);
  await advance(300);
  assert.deepEqual(held(), ['a', 'c']);
  assert.deepEqual(errors, []);
});

test('images in use stay, and the node says that it could not make room', async (context) => {
  const { start, advance, held, listers } = await setUp(context);
  for (const name of ['a', 'b', 'c']) await start(name);
  await advance(299);
  const told = (): string[] =>
    listers
      .of<CoreEvent>(eventKind)
      .list()
      .filter(({ involvedObject }) => involvedObject.name === 'worker-0')
      .map(({ reason, message }) => `${reason} ${message}`);
  assert.deepEqual(told(), []);
  await advance(1);
  assert.deepEqual(held(), ['a', 'b', 'c']);
  assert.match(
    told()[0] ?? '',
    /^FreeDiskSpaceFailed Failed to garbage collect .* but only found 0 bytes eligible to free\.$/,
  );
});
