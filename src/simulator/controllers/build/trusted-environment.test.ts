import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTrusted, replaceTrusted } from './trusted-environment.ts';

const env = [
  { name: 'LANG', value: 'C.utf8' },
  { name: 'BUILD', value: '{}' },
];
const more = [
  { name: 'LANG', value: 'de' },
  { name: 'BUILD', value: 'other' },
  { name: 'HTTP_PROXY', value: 'http://p' },
  { name: 'GIT_SSL_NO_VERIFY', value: '1' },
];
const added = [
  { name: 'BUILD', value: '{}' },
  { name: 'HTTP_PROXY', value: 'http://p' },
  { name: 'GIT_SSL_NO_VERIFY', value: '1' },
];

test('only variables that do no harm get into the environment of a builder', () => {
  assert.deepEqual(addTrusted(env, more), [{ name: 'LANG', value: 'C.utf8' }, ...added]);
  assert.deepEqual(replaceTrusted(env, more), [{ name: 'LANG', value: 'de' }, ...added]);
});
