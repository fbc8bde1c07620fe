import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PatchSchema } from './patch-schema.ts';
import { strategicPatch } from './strategic-patch.ts';

const plain: PatchSchema = {
  field: () => plain,
  get element() {
    return plain;
  },
  mergeKey: undefined,
  strategies: [],
};

/** A schema whose lists `env` merge by name, whose finalizers merge, and whose strategy keeps what it names. */
const schema: PatchSchema = {
  ...plain,
  field: (name) =>
    ({
      env: { ...plain, mergeKey: 'name', strategies: ['merge'] },
      finalizers: { ...plain, strategies: ['merge'] },
      strategy: { ...plain, strategies: ['retainKeys'] },
      selector: { ...plain, strategies: ['replace'] },
    })[name] ?? plain,
};

const cases: ReadonlyArray<readonly [what: string, original: object, wanted: object, current: object, patch: unknown]> =
  [
    [
      'a map that is replaced is sent even if it is the same',
      {},
      { selector: { a: 1 } },
      { selector: { a: 1, b: 2 } },
      { selector: { a: 1 } },
    ],
    ['nothing changed', { a: 1 }, { a: 1 }, { a: 1, other: 2 }, undefined],
    ['a field that is not wanted any more', { a: 1, b: 2 }, { a: 1 }, { a: 1, b: 2 }, { b: null }],
    [
      'an element changes, one goes, one of somebody else stays',
      { env: [{ name: 'A', value: '1' }, { name: 'B' }] },
      { env: [{ name: 'A', value: '2' }] },
      { env: [{ name: 'A', value: '1' }, { name: 'B' }, { name: 'Z' }] },
      {
        '$setElementOrder/env': [{ name: 'A' }],
        env: [
          { name: 'A', value: '2' },
          { $patch: 'delete', name: 'B' },
        ],
      },
    ],
    [
      'a list of texts',
      { finalizers: ['a', 'b'] },
      { finalizers: ['a', 'c'] },
      { finalizers: ['a', 'b', 'z'] },
      {
        '$deleteFromPrimitiveList/finalizers': ['b'],
        '$setElementOrder/finalizers': ['a', 'c'],
        finalizers: ['c'],
      },
    ],
    [
      'a union that becomes another member',
      {},
      { strategy: { type: 'Recreate' } },
      { strategy: { type: 'RollingUpdate', rollingUpdate: {} } },
      { strategy: { type: 'Recreate', $retainKeys: ['type'] } },
    ],
    ['a list without a key is replaced', {}, { args: ['x'] }, { args: ['y', 'z'] }, { args: ['x'] }],
  ];

for (const [what, original, wanted, current, patch] of cases)
  test(`the patch of an apply: ${what}`, () => {
    assert.deepEqual(strategicPatch(original, wanted, current, schema), patch);
  });
