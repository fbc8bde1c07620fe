import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resourceDiff } from './resource-diff.ts';

const stream = {
  metadata: { name: 'web', generation: 2 },
  spec: {
    tags: [
      { name: 'a', referencePolicy: { type: 'Source' } },
      { name: 'b', referencePolicy: { type: 'Local' } },
    ],
  },
  list: [1, 2],
};

const table: readonly (readonly [string, unknown, readonly string[]])[] = [
  ['what it does not mention', { metadata: { name: 'web' } }, []],
  ['elements by their name, in any order', { spec: { tags: [{ name: 'b', referencePolicy: { type: 'Local' } }] } }, []],
  ['elements by their position', { list: [1] }, []],
];

for (const [name, expected, lines] of table)
  test(`allows for ${name}`, () => assert.deepEqual(resourceDiff(expected, stream), lines));

const differing: readonly (readonly [string, unknown, readonly string[]])[] = [
  ['another value', { metadata: { generation: 3 } }, ['metadata.generation: expected 3, found 2']],
  ['a missing field', { status: { tags: [] } }, ['status: expected {"tags":[]}, found nothing']],
  [
    'an element by its name',
    { spec: { tags: [{ name: 'a', referencePolicy: { type: 'Local' } }] } },
    ['spec.tags[a].referencePolicy.type: expected "Local", found "Source"'],
  ],
  ['a missing element', { spec: { tags: [{ name: 'c' }] } }, ['spec.tags[c]: expected {"name":"c"}, found nothing']],
  [
    'each difference',
    { metadata: { name: 'x', generation: 1 } },
    ['metadata.name: expected "x", found "web"', 'metadata.generation: expected 1, found 2'],
  ],
];

for (const [name, expected, lines] of differing)
  test(`tells of ${name}`, () => assert.deepEqual(resourceDiff(expected, stream), lines));
