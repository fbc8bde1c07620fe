import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podKind } from '../../../resources/kinds/kinds.ts';
import { schemaOf } from '../schema/schemas.ts';
import { mergeApplied } from './merge-applied.ts';

const orders: readonly [live: string, applied: string, merged: string][] = [
  ['a b', 'b a', 'b a'],
  ['a b', 'a new b', 'a new b'],
  ['a b', 'new', 'a b new'],
  ['x a y b z', 'b', 'x a y b z'],
  ['b a x', 'a b', 'a x b'],
  ['x a', 'new a', 'x new a'],
  ['', 'b a', 'b a'],
];
const pod = (names: string) => ({
  spec: { containers: names.split(' ').flatMap((name) => (name === '' ? [] : [{ name }])) },
});

for (const [live, applied, expected] of orders)
  test(`"${applied}" applied to "${live}" gives "${expected}"`, () => {
    const schema = schemaOf(podKind);
    const merged = mergeApplied(pod(live), pod(applied), schema) as ReturnType<typeof pod>;
    assert.equal(merged.spec.containers.map(({ name }) => name).join(' '), expected);
  });
