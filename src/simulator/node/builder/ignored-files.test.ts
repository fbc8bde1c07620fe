import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ignoredFiles } from './ignored-files.ts';

const rows: readonly (readonly [rules: string, path: string, ignored: boolean])[] = [
  ['', '/a', false],
  ['a', '/a', true],
  ['a', '/a/b', true],
  ['a', '/b/a', false],
  ['*.log', '/x.log', true],
  ['*.log', '/d/x.log', false],
  ['**/*.log', '/d/e/x.log', true],
  ['**/*.log', '/x.log', true],
  ['/a/', '/a', true],
  ['*\n!keep', '/keep', false],
  ['*\n!keep', '/drop', true],
  ['# a\na', '/a', true],
];

for (const [rules, path, ignored] of rows)
  test(`.dockerignore ${JSON.stringify(rules)} ${ignored ? 'leaves out' : 'keeps'} ${path}`, () =>
    assert.equal(ignoredFiles(rules)(path), ignored));
