import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ByteRing, newRingMemory } from './byte-ring.ts';

const bothEnds = (): { offers: ByteRing; takes: ByteRing } => {
  const memory = newRingMemory();
  return { offers: new ByteRing(memory), takes: new ByteRing(memory) };
};

const record = (tag: number, length: number): Buffer => Buffer.alloc(length, tag);

test('records come out as they went in, however often the memory is gone round', () => {
  const { offers, takes } = bothEnds();
  const sizes = [1, 7, 8, 9, 16_384, 65_536, 100_003, 262_144];
  let tag = 0;
  for (let round = 0; round < 50; round += 1) {
    const given = sizes.slice(0, 1 + (round % sizes.length)).map((size) => [++tag, size] as const);
    for (const [each, size] of given) assert.ok(offers.offer(each, record(each, size)));
    offers.publish();
    const got: [number, number][] = [];
    takes.take(
      (each, bytes) => {
        assert.deepEqual(Buffer.from(bytes), record(each, bytes.length));
        got.push([each, bytes.length]);
      },
      () => assert.fail('nobody waits for room'),
    );
    assert.deepEqual(got, given);
  }
});

test('what has no room is refused whole, and may come again when it is told that there is some', () => {
  const { offers, takes } = bothEnds();
  let accepted = 0;
  while (offers.offer(1 + (accepted % 2), record(1, 100_000))) accepted += 1;
  assert.equal(accepted, 10);
  let taken = 0;
  let takenAtRoom: number | undefined;
  takes.take(
    () => {
      taken += 1;
    },
    () => {
      takenAtRoom ??= taken;
      assert.ok(offers.offer(3, record(3, 100_000)));
    },
  );
  assert.equal(taken, accepted);
  assert.ok(takenAtRoom !== undefined && takenAtRoom < accepted, 'room is told of before everything has been taken');
  const later: number[] = [];
  takes.take(
    (tag) => later.push(tag),
    () => assert.fail('nobody waits for room'),
  );
  assert.deepEqual(later, [3]);
});

test('short records of one tag in succession become one', () => {
  const { offers, takes } = bothEnds();
  const parts: [tag: number, text: string][] = [
    [1, 'one'],
    [1, ', two'],
    [2, 'three'],
    [1, 'four'],
    [1, ', five'],
    [1, ', six'],
  ];
  for (const [tag, text] of parts) assert.ok(offers.offer(tag, Buffer.from(text)));
  offers.publish();
  const got: [number, string][] = [];
  takes.take(
    (tag, bytes) => got.push([tag, Buffer.from(bytes).toString()]),
    () => undefined,
  );
  assert.deepEqual(got, [
    [1, 'one, two'],
    [2, 'three'],
    [1, 'four, five, six'],
  ]);
});
