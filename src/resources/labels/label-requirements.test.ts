import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseLabelRequirements, parseLabelSelector } from './label-requirements.ts';

test('requirements stand in the order of their keys', () =>
  assert.deepEqual(parseLabelRequirements('b in (y,x),!a,c>1'), [
    { key: 'a', operator: '!', values: [] },
    { key: 'b', operator: 'in', values: ['y', 'x'] },
    { key: 'c', operator: 'gt', values: ['1'] },
  ]));

test('an object keeps labels and expressions apart', () =>
  assert.deepEqual(parseLabelSelector('b in (y,x),a=1,!c'), {
    matchLabels: { a: '1' },
    matchExpressions: [
      { key: 'b', operator: 'In', values: ['x', 'y'] },
      { key: 'c', operator: 'DoesNotExist' },
    ],
  }));

for (const [text, message] of [
  ['a!=b', '"!=" is not a valid label selector operator'],
  ['a>1', `"gt" isn't supported in label selectors`],
  ['!a=b', `couldn't parse the selector string "!a=b": found '=', expected: ',' or 'end of string'`],
] as const)
  test(`no selector of an object: ${text}`, () => assert.throws(() => parseLabelSelector(text), { message }));
