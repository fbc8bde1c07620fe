import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deepFreeze } from '../../store/deep-freeze.ts';
import { encodeCollection } from './encode-collection.ts';

const stored = deepFreeze({
  metadata: { name: 'a "b"\n', labels: { é: '\u{1F980}' }, uid: undefined },
  spec: { list: [1, null, {}, []], none: {} },
});

for (const collection of [
  { kind: 'List', metadata: {}, items: [] },
  { kind: 'List', metadata: { resourceVersion: '1', continue: undefined }, items: [{ ...stored }, stored, stored] },
  {
    kind: 'Table',
    columnDefinitions: null,
    rows: [{ cells: ['x', 1, true, null], object: { metadata: stored.metadata } }],
  },
])
  test(`a collection with kept parts is the JSON that it is without: ${collection.kind}`, () => {
    for (const _ of ['first', 'again']) assert.equal(encodeCollection(collection), JSON.stringify(collection));
  });
