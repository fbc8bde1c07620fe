import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyOperations, type PatchOperation } from './apply-operations.ts';

const document = { name: 'a', list: ['x', 'y'], labels: { 'a/b': '1' }, big: 9_007_199_254_740_993n };

const changes: readonly (readonly [PatchOperation, object])[] = [
  [{ op: 'add', path: '/list/-', value: 'z' }, { list: ['x', 'y', 'z'] }],
  [{ op: 'add', path: '/list/-1', value: 'z' }, { list: ['x', 'y', 'z'] }],
  [{ op: 'add', path: '/list/0', value: 'z' }, { list: ['z', 'x', 'y'] }],
  [{ op: 'remove', path: '/list/-1' }, { list: ['x'] }],
  [{ op: 'remove', path: '/labels/a~1b' }, { labels: {} }],
  [{ op: 'replace', path: '/list/01', value: 1 }, { list: ['x', 1] }],
  [{ op: 'replace', path: '/labels/new', value: '2' }, { labels: { 'a/b': '1', new: '2' } }],
  [
    { op: 'move', path: '/labels/name', from: '/name' },
    { name: undefined, labels: { 'a/b': '1', name: 'a' } },
  ],
  [{ op: 'copy', path: '/list', from: '/nothing' }, { list: null }],
  [{ op: 'copy', path: '/list/0', from: '/big' }, { list: [9_007_199_254_740_993n, 'x', 'y'] }],
  [{ op: 'test', path: '', value: document }, {}],
  [{ op: 'test', path: '/nothing', value: null }, {}],
  [{ op: 'replace', path: '', value: 'text' }, {}],
];
for (const [operation, expected] of changes)
  test(`${operation.op} ${operation.path || 'the document'}`, () => {
    const patched = applyOperations(document, [operation]);
    assert.deepEqual({ name: undefined, ...(patched as object) }, { ...document, ...expected });
    assert.deepEqual(document.list, ['x', 'y']);
  });

const missing = 'missing value';
const refusals: readonly (readonly [PatchOperation, string])[] = [
  [{ op: 'add', path: '' }, `add operation does not apply: doc is missing path: "": ${missing}`],
  [{ op: 'add', path: '/a/b' }, `add operation does not apply: doc is missing path: "/a/b": ${missing}`],
  [
    { op: 'add', path: '/list/5' },
    `error in add for path: '/list/5': Unable to access invalid index: 5: invalid index referenced`,
  ],
  [{ op: 'remove', path: '/b' }, `error in remove for path: '/b': Unable to remove nonexistent key: b: ${missing}`],
  [{ op: 'replace', path: '/list/-3' }, `replace operation does not apply: doc is missing key: /list/-3: ${missing}`],
  [{ op: 'test', path: '/name', value: 'b' }, 'testing value /name failed: test failed'],
  [{ op: 'move', path: '/b' }, `move operation failed to decode from: operation, missing from field: ${missing}`],
  [{ op: 'swap', path: '/b' }, 'Unexpected kind: swap'],
  [{ op: 'constructor', path: '/b' }, 'Unexpected kind: constructor'],
  [{ op: 5 }, 'Unexpected kind: unknown'],
  [null as unknown as PatchOperation, 'Unexpected kind: unknown'],
];
for (const [operation, message] of refusals)
  test(`refuses ${operation?.op}: ${message}`, () =>
    assert.throws(() => applyOperations(document, [operation]), { message }));

test('a label may be called __proto__', () => {
  const patched = applyOperations({ labels: {} }, [{ op: 'add', path: '/labels/__proto__', value: 'x' }]);
  assert.deepEqual(Object.entries(patched.labels), [['__proto__', 'x']]);
});
