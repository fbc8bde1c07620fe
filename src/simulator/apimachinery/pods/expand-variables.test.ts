import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expandVariables } from './expand-variables.ts';

const values = new Map([
  ['A', 'one'],
  ['B', ''],
  ['C', '$(A)'],
]);

for (const [text, expanded] of [
  ['$(A)-$(B)-$(A)', 'one--one'],
  ['$(MISSING) $A $ $(', '$(MISSING) $A $ $('],
  ['$$(A) $$$(A) $$$$', '$(A) $one $$'],
  ['$(C)', '$(A)'],
  ['$(A', '$(A'],
] as const)
  test(`variables in ${text} are replaced once, by those that are known`, () => {
    assert.equal(
      expandVariables(text, (name) => values.get(name)),
      expanded,
    );
  });
