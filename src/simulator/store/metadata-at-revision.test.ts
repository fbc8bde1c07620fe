import assert from 'node:assert/strict';
import { test } from 'node:test';
import { metadataAtRevision } from './metadata-at-revision.ts';

void test('writes metadata in the order of their declaration, and what is not declared after them', () => {
  const sent = { mine: 1, labels: { b: 'c' }, resourceVersion: '3', name: 'a' };
  assert.equal(
    JSON.stringify(metadataAtRevision(sent, 7)),
    '{"name":"a","resourceVersion":"7","labels":{"b":"c"},"mine":1}',
  );
});

void test('orders that of a state that is not kept, without a revision', () => {
  const metadata = metadataAtRevision({ labels: {}, uid: 'u', name: 'n' });
  assert.deepEqual(Object.keys(metadata), ['name', 'uid', 'labels']);
});
