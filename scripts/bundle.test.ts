import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';

import { bundledProgram } from './bundle.js';

/** A checkout whose program consists of these sources. */
const checkout = async (context: TestContext, sources: Readonly<Record<string, string>>): Promise<string> => {
  const root = await mkdtemp(path.join(tmpdir(), 'bundle-'));
  context.after(() => rm(root, { recursive: true }));
  await mkdir(path.join(root, 'src/cli'), { recursive: true });
  for (const [name, source] of Object.entries(sources)) await writeFile(path.join(root, 'src/cli', name), source);
  return root;
};

test('code in a bundle knows where its source is', async (context) => {
  const root = await checkout(context, {
    'main.ts': "export { place } from './place.ts';\n",
    'place.ts': 'export const place: string = import.meta.filename;\n',
  });
  const { place } = await import(pathToFileURL((await bundledProgram(root)) ?? '').href);
  assert.equal(place, path.join(root, 'src/cli/place.ts'));
});

test('a bundle is kept until a source changes, and tests are none', async (context) => {
  const root = await checkout(context, { 'main.ts': 'export const one: 1 = 1;\n' });
  const first = await bundledProgram(root);
  assert.ok(first);
  await writeFile(path.join(root, 'src/cli/main.test.ts'), 'nothing');
  assert.equal(await bundledProgram(root), first);
  await writeFile(path.join(root, 'src/cli/main.ts'), 'export const second: 2 = 2;\n');
  const second = await bundledProgram(root);
  assert.ok(second);
  assert.notEqual(second, first);
});

test('two processes may bundle at once', async (context) => {
  const root = await checkout(context, { 'main.ts': 'export const one: 1 = 1;\n' });
  const [one, other] = await Promise.all([bundledProgram(root), bundledProgram(root)]);
  assert.ok(one);
  assert.equal(other, one);
});

test('sources that cannot be bundled are left to Node.js', async (context) => {
  const root = await checkout(context, { 'main.ts': 'export const one: = 1;\n' });
  assert.equal(await bundledProgram(root), undefined);
});
