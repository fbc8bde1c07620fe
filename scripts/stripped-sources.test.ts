import assert from 'node:assert/strict';
import { glob, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type TestContext } from 'node:test';

import { strippedSources } from './stripped-sources.js';

const folder = async (context: TestContext): Promise<string> => {
  const root = await mkdtemp(path.join(tmpdir(), 'stripped-'));
  context.after(() => rm(root, { recursive: true }));
  return root;
};

const files = (root: string): Promise<string[]> => Array.fromAsync(glob('**/*.ts', { cwd: root }));

test('types go, and lines and columns stay', async (context) => {
  const root = await folder(context);
  const file = path.join(root, 'one.ts');
  await writeFile(file, 'export const one: number =\n  1 as number;\n');
  assert.equal(strippedSources(root, path.join(root, 'cache'))(file), 'export const one         =\n  1          ;\n');
});

test('what was stripped once is read until the file changes', async (context) => {
  const root = await folder(context);
  const file = path.join(root, 'one.ts');
  const stripped = strippedSources(root, path.join(root, 'cache'));
  await writeFile(file, 'export const one: 1 = 1;\n');
  stripped(file);
  const [kept = ''] = (await files(root)).filter((each) => each.startsWith('cache'));
  assert.equal(await readFile(path.join(root, kept), 'utf8'), 'export const one    = 1;\n');
  await utimes(path.join(root, kept), 1, 1);
  await utimes(file, 1, 1);
  await writeFile(path.join(root, kept), 'kept');
  await utimes(path.join(root, kept), 1, 1);
  assert.equal(stripped(file), 'kept');
  await writeFile(file, 'export const one: 2 = 2;\n');
  assert.equal(stripped(file), 'export const one    = 2;\n');
  assert.equal(stripped(file), 'export const one    = 2;\n');
});

test('where nothing can be kept, sources are stripped all the same', async (context) => {
  const root = await folder(context);
  const file = path.join(root, 'one.ts');
  await writeFile(file, 'export const one: 1 = 1;\n');
  assert.equal(strippedSources(root, file)(file), 'export const one    = 1;\n');
  assert.deepEqual(await files(root), ['one.ts']);
});

test('what has more than types is refused by the name of its file', async (context) => {
  const root = await folder(context);
  const file = path.join(root, 'one.ts');
  await writeFile(file, 'export enum One { one }\n');
  assert.throws(() => strippedSources(root, path.join(root, 'cache'))(file), new RegExp(`${file}: [^]*enum`));
});
