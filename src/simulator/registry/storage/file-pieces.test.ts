import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { filePieces } from './file-pieces.ts';

void describe('the pieces of a file', () => {
  const content = Buffer.alloc(1_300_000, 'streams of images ');
  let folder: string;
  let file: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'pieces-'));
    file = path.join(folder, 'layer');
    await writeFile(file, content);
  });

  after(() => rm(folder, { recursive: true, force: true }));

  const readAll = async (range?: { start: number; end: number }): Promise<Buffer> => {
    const read: Buffer[] = [];
    for await (const piece of filePieces(file, range)) read.push(Buffer.from(piece));
    return Buffer.concat(read);
  };

  void test('are the whole file, for several readers at once, too', async () => {
    for (const read of await Promise.all([readAll(), readAll(), readAll()])) assert.ok(read.equals(content));
  });

  void test('are a part of it that begins and ends anywhere', async () => {
    for (const [start, end] of [
      [0, 0],
      [524_287, 524_288],
      [100, 1_299_999],
      [1_299_000, 5_000_000],
    ] as const)
      assert.ok((await readAll({ start, end })).equals(content.subarray(start, end + 1)), `${start} to ${end}`);
  });

  void test('are those of the file that is there now', async () => {
    for (const _ of [1, 2]) await readAll();
    await writeFile(file, content.subarray(1));
    assert.ok((await readAll()).equals(content.subarray(1)));
  });

  void test('can be left alone before the end', async () => {
    for await (const piece of filePieces(file)) {
      assert.ok(piece.length > 0);
      break;
    }
    assert.equal((await readAll()).length, content.length - 1);
  });

  void test('are none of a file that is not there', async () => {
    await assert.rejects(filePieces(path.join(folder, 'none')).next(), { code: 'ENOENT' });
  });
});
