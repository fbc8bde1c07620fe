import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { VirtualClock } from '../../clock/virtual-clock.ts';
import { SharedPieces } from './shared-pieces.ts';

void describe('shared pieces', () => {
  let clock: VirtualClock;
  let pieces: SharedPieces;

  beforeEach(() => {
    clock = new VirtualClock(0);
    pieces = new SharedPieces(clock);
  });

  /** A file that can be counted on: each reading of it brings the next letter. */
  const source = (): { readonly read: (memory: Buffer) => Promise<number> } => {
    let readings = 0;
    return { read: async (memory) => memory.write(String.fromCharCode(97 + readings++)) };
  };

  const readOnce = async (key: string, read: (memory: Buffer) => Promise<number>): Promise<string> => {
    const piece = pieces.take(key, read);
    try {
      return (await piece.bytes).toString();
    } finally {
      piece.release();
    }
  };

  void test('are kept when they are asked for again and again', async () => {
    const file = source();
    for (const expected of ['a', 'b', 'c', 'c', 'c']) assert.equal(await readOnce('again', file.read), expected);
  });

  void test('are read once for those who want them at the same time', async () => {
    const file = source();
    const texts = await Promise.all([1, 2, 3].map(() => readOnce('together', file.read)));
    assert.deepEqual(texts, ['a', 'a', 'a']);
    assert.equal(await readOnce('alone', file.read), 'b');
  });

  void test('keep their bytes as long as they are held, however much others read', async () => {
    const file = source();
    for (const _ of [1, 2]) await readOnce('held', file.read);
    const held = pieces.take('held', file.read);
    const bytes = await held.bytes;
    for (let more = 0; more < 600; more++)
      for (const _ of [1, 2, 3]) await readOnce(`more ${more}`, async (memory) => memory.write('z'));
    assert.equal(bytes.toString(), 'c');
    held.release();
  });

  void test('are not kept when they cannot be read', async () => {
    const file = source();
    const broken = (): Promise<number> => Promise.reject(new Error('the disk is gone'));
    for (const _ of [1, 2, 3]) await assert.rejects(readOnce('broken', broken), /gone/);
    assert.equal(await readOnce('broken', file.read), 'a');
  });

  void test('are forgotten when nobody reads for some seconds', async () => {
    const file = source();
    for (const expected of ['a', 'b', 'c', 'c']) assert.equal(await readOnce('rest', file.read), expected);
    clock.spend(5_000);
    assert.equal(await readOnce('rest', file.read), 'd');
  });
});
