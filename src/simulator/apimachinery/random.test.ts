import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from './random.ts';

test('chance of its own is no matter of what was drawn before', () => {
  const [untouched, used] = [new Random(7), new Random(7)];
  used.uid();
  assert.equal(used.derived('node').next(), untouched.derived('node').next());
});

test('another name or seed gives other chance', () => {
  const drawn = new Set([
    new Random(7).derived('node').next(),
    new Random(7).derived('pod').next(),
    new Random(8).derived('node').next(),
  ]);
  assert.equal(drawn.size, 3);
});
