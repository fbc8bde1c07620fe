import assert from 'node:assert/strict';
import { test } from 'node:test';
import { regularExpression } from './regular-expression.ts';

for (const [pattern, told] of [
  ['(', 'missing closing ): `(`'],
  ['a)', 'unexpected ): `a)`'],
  ['a[b', 'missing closing ]: `[b`'],
  ['a|*', 'missing argument to repetition operator: `*`'],
  ['a\\', 'trailing backslash at end of expression: ``'],
] as const)
  test(`${pattern} is no regular expression, in the words of Go`, () => {
    assert.throws(() => regularExpression(pattern), { message: `error parsing regexp: ${told}` });
  });
