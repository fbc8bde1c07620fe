import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prioritizeTags } from './prioritize-tags.ts';

test('latest comes first, then versions from new to old, then names', () => {
  const tags = ['other', '5.1.0', '2.0', 'v1', '3.10', 'latest', '5.1.1', '3.9', '5.1.1-beta', 'a', '5'];
  const expected = ['latest', '3.10', '3.9', '2.0', '5.1.1', '5.1.1-beta', '5.1.0', '5', 'a', 'other', 'v1'];
  assert.deepEqual(prioritizeTags(tags), expected);
});

test('a version may begin with v, and comes after the same one without', () => {
  assert.deepEqual(prioritizeTags(['v1.2', '1.2', 'v1.10', 'v1.2.3', '1.2.4']), [
    'v1.10',
    '1.2',
    'v1.2',
    '1.2.4',
    'v1.2.3',
  ]);
});

test('what comes before a release is older, by its numbers and then by its words', () => {
  const tags = ['5.1-rc1', '5.1', '1.0.0-rc.2', '1.0.0-rc.10', '1.0.0-rc.x', '1.0.0-rc', '1.0.0'];
  const expected = ['5.1', '5.1-rc1', '1.0.0', '1.0.0-rc.x', '1.0.0-rc.10', '1.0.0-rc.2', '1.0.0-rc'];
  assert.deepEqual(prioritizeTags(tags), expected);
});

test('what only looks like a version is a name', () => {
  assert.deepEqual(prioritizeTags(['4.09', '4.1_x', '01.2.3', '1.2.3']), ['1.2.3', '01.2.3', '4.09', '4.1_x']);
});
