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

const consists = `must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character`;

for (const [text, message] of [
  [
    '_a=b',
    `<nil>: Invalid value: "_a": name part ${consists} (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')`,
  ],
  ['a>x', `values[0]: Invalid value: "x": for 'Gt', 'Lt' operators, the value must be an integer`],
  ['_a b', undefined],
] as const)
  test(`keys and values are those of labels: ${text}`, () =>
    assert.throws(
      () => parseLabelRequirements(text),
      message ? { message: `unable to parse requirement: ${message}` } : /<nil>/,
    ));
