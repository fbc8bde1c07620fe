import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unifiedDiff } from './unified-diff.ts';

const numbers = Array.from({ length: 20 }, (_, index) => `${index + 1}\n`);
const text = numbers.join('');

const table: ReadonlyArray<readonly [what: string, before: string, after: string, diff: string]> = [
  ['the same', text, text, ''],
  ['a changed line', text, text.replace('10\n', 'ten\n'), '@@ -7,7 +7,7 @@\n 7\n 8\n 9\n-10\n+ten\n 11\n 12\n 13\n'],
  ['a new text', '', 'a\nb\n', '@@ -0,0 +1,2 @@\n+a\n+b\n'],
  ['a lost line', 'a\nb\n', 'b\n', '@@ -1,2 +1 @@\n-a\n b\n'],
  [
    'two places',
    text,
    text.replace('2\n', '').replace('\n20\n', '\nlast\n'),
    '@@ -1,5 +1,4 @@\n 1\n-2\n 3\n 4\n 5\n@@ -17,4 +16,4 @@\n 17\n 18\n 19\n-20\n+last\n',
  ],
];

for (const [what, before, after, diff] of table)
  test(`unified diff: ${what}`, () => assert.equal(unifiedDiff(before, after), diff));
