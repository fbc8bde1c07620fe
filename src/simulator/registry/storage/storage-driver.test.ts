import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { StorageDriver } from './storage-driver.ts';

const open = async (context: TestContext, room?: number) => {
  const root = await mkdtemp(path.join(tmpdir(), 'storage-'));
  context.after(() => rm(root, { recursive: true }));
  const at = (name: string): string => path.join(root, name);
  return {
    driver: new StorageDriver({ root, room }),
    at,
    onDisk: async () => (await readdir(root, { recursive: true })).sort(),
  };
};

const text = (content: Buffer | undefined): string | undefined => content?.toString();

const rooms: [name: string, room: number | undefined, flushes: boolean][] = [
  ['in memory', undefined, false],
  ['that was flushed', undefined, true],
  ['without room in memory', 0, false],
];
for (const [name, room, flushes] of rooms) {
  test(`a file ${name} can be read, measured, listed, replaced, moved and removed`, async (context) => {
    const { driver, at } = await open(context, room);
    const settle = (): void => (flushes ? driver.flush() : undefined);
    driver.put(at('a/one'), Buffer.from('1'));
    settle();
    driver.put(at('a/two'), Buffer.from('two'));
    settle();
    driver.put(at('a/one'), Buffer.from('first'));
    assert.deepEqual([text(driver.read(at('a/one'))), driver.size(at('a/one'))], ['first', 5]);
    settle();
    driver.append(at('a/two'), Buffer.from('!'));
    settle();
    assert.deepEqual((await driver.list(at('a'))).sort(), ['one', 'two']);
    driver.move(at('a/two'), at('b/c/three'));
    settle();
    const read: Buffer[] = [];
    for await (const piece of driver.open(at('b/c/three'), { start: 1, end: 2 })) read.push(Buffer.from(piece));
    assert.equal(text(Buffer.concat(read)), 'wo');
    assert.deepEqual(
      [driver.exists(at('a/two')), driver.size(at('a/two')), driver.read(at('a/two'))],
      [false, undefined, undefined],
    );
    driver.remove(at('b/c'));
    assert.deepEqual([driver.exists(at('b/c/three')), driver.exists(at('b'))], [false, true]);
    driver.flush();
    assert.deepEqual(await driver.list(at('b')), []);
    assert.equal(await readFile(at('a/one'), 'utf8'), 'first');
    assert.deepEqual(await driver.list(at('none')), []);
  });
}

test('nothing small is on the disk until it is flushed, and all of it is then', async (context) => {
  const { driver, at, onDisk } = await open(context);
  driver.put(at('a/b/small'), Buffer.alloc(64 * 1024));
  driver.put(at('a/large'), Buffer.alloc(64 * 1024 + 1));
  assert.deepEqual(await onDisk(), ['a', 'a/large']);
  driver.flush();
  assert.deepEqual(await onDisk(), ['a', 'a/b', 'a/b/small', 'a/large']);
});

test('a file that is flushed while its folder is being listed is in the list', async (context) => {
  const { driver, at } = await open(context);
  driver.put(at('a/b'), Buffer.from('x'));
  const listed = driver.list(at('a'));
  driver.flush();
  assert.deepEqual(await listed, ['b']);
});

test('a file of which only memory knew is on the disk for those who work on it there', async (context) => {
  const { driver, at, onDisk } = await open(context);
  driver.put(at('a/data'), Buffer.from('begun'));
  driver.put(at('a/other'), Buffer.from(''));
  driver.flushFile(at('a/data'));
  assert.deepEqual(await onDisk(), ['a', 'a/data']);
  await writeFile(at('a/data'), 'gone on with');
  assert.deepEqual([driver.size(at('a/data')), text(driver.read(at('a/data')))], [12, 'gone on with']);
  assert.deepEqual((await driver.list(at('a'))).sort(), ['data', 'other']);
});

test('when there is no more room, files go to the disk, and there is room again for what has gone', async (context) => {
  const { driver, at } = await open(context, 3 * 1034);
  for (const name of ['1', '2', '3', '4']) driver.put(at(name), Buffer.alloc(10));
  assert.deepEqual(
    ['1', '3', '4'].map((name) => existsSync(at(name))),
    [false, false, true],
  );
  driver.put(at('4'), Buffer.from('replaced'));
  driver.remove(at('1'));
  driver.put(at('5'), Buffer.alloc(10));
  assert.deepEqual(
    ['1', '4', '5'].map((name) => existsSync(at(name))),
    [false, true, false],
  );
  assert.equal(text(driver.read(at('4'))), 'replaced');
});

test('what has been discarded does not come back', async (context) => {
  const { driver, at, onDisk } = await open(context);
  driver.put(at('a/b'), Buffer.from('x'));
  driver.discard();
  driver.flush();
  assert.deepEqual([await onDisk(), driver.exists(at('a/b'))], [[], false]);
});
