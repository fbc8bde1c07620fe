import assert from 'node:assert/strict';
import { test } from 'node:test';
import { posixExpression } from './posix-expression.ts';

test('operators of a basic expression have a backslash, those of an extended one have none', () => {
  assert.ok(posixExpression('a\\{2\\}b+', 'basic').test('aab+'));
  assert.ok(!posixExpression('a\\{2\\}b+', 'basic').test('aabb'));
  assert.ok(posixExpression('^(a|b)+$', 'extended').test('abba'));
});

test('classes have names', () => {
  assert.ok(posixExpression('^[[:alpha:]_][[:alnum:]]*$', 'extended').test('_a1'));
  assert.ok(posixExpression('^[[:blank:]]*[[:xdigit:]]\\+$', 'basic').test(' \t0fF'));
  assert.ok(!posixExpression('[[:upper:]]', 'extended').test('a'));
});

test('the case of letters counts unless it is said not to', () => {
  assert.ok(!posixExpression('hello', 'basic').test('Hello'));
  assert.ok(posixExpression('hello', 'basic', 'i').test('Hello'));
});
