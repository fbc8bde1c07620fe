import assert from 'node:assert/strict';
import { test } from 'node:test';

import { unknownTags } from './unknown-tags.ts';

const known = new Set(['@A1', '@A5', '@nodes']);

const rows = [
  { expression: '', problems: [] },
  { expression: '@A1 or (@A5 and not @nodes)', problems: [] },
  { expression: '@A1 and not @gone', problems: [] },
  { expression: '@A1 and not (@gone or @lost)', problems: [] },
  { expression: '@A6', problems: ['No scenario carries the tag @A6 (did you mean @A1?).'] },
  { expression: '@note', problems: ['No scenario carries the tag @note (did you mean @nodes?).'] },
];

for (const { expression, problems } of rows)
  test(`tags "${expression}"`, () => assert.deepEqual(unknownTags(expression, known), problems));
