import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prioritizeTags } from './prioritize-tags.ts';

test('latest comes first, then versions from new to old, then names', () => {
  const tags = ['other', '5.1.0', '2.0', 'v1', '3.10', 'latest', '5.1.1', '3.9', '5.1.1-beta', 'a', '5'];
  const expected = ['latest', '3.10', '3.9', '2.0', '5.1.1', '5.1.1-beta', '5.1.0', '5', 'a', 'other', 'v1'];
  assert.deepEqual(prioritizeTags(tags), expected);
});
