import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitPairs, splitWords, substitute } from './dockerfile-words.ts';

const variables = { A: '1', EMPTY: '' };

const substitutions: readonly (readonly [text: string, result: string])[] = [
  ['$A', '1'],
  ['${A}b', '1b'],
  ['$B', ''],
  ['${B:-two}', 'two'],
  ['${A:-two}', '1'],
  ['${EMPTY:-two}', 'two'],
  ['${A:+three}', 'three'],
  ['${B:+three}', ''],
  ['${B:-$A}', '1'],
  ['\\$A', '$A'],
  ["'$A'", "'$A'"],
  ['"$A"', '"1"'],
];

for (const [text, result] of substitutions)
  test(`variables: ${text} becomes ${result}`, () => assert.equal(substitute(text, variables), result));

test('words are split outside of quotes', () => {
  assert.deepEqual(splitWords(`a "b c" d\\ e 'f g'`), ['a', 'b c', 'd e', 'f g']);
});

test('pairs are written in two ways', () => {
  assert.deepEqual(splitPairs('A=1 "B"="two words" C=x\\ y'), [
    ['A', '1'],
    ['B', 'two words'],
    ['C', 'x y'],
  ]);
  assert.deepEqual(splitPairs('A two words'), [['A', 'two words']]);
});
