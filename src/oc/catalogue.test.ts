import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { commandCatalogue } from './catalogue.ts';

test('docs/oc.md lists every command and flag; `npm run docs` writes it anew', async () => {
  const written = await readFile(new URL('../../docs/oc.md', import.meta.url), 'utf8');
  assert.equal(written, await commandCatalogue());
});
