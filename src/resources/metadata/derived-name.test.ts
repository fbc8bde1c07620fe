import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derivedName } from './derived-name.ts';

test('what belongs to something is named after it, with a hash where the name would be too long', () => {
  assert.equal(derivedName('web-1', 'build'), 'web-1-build');
  assert.equal(derivedName('a'.repeat(248), 'build'), `${'a'.repeat(238)}-d607fa9d-build`);
  assert.equal(derivedName('a'.repeat(247), 'build'), `${'a'.repeat(247)}-build`);
  assert.equal(derivedName('base', 's'.repeat(70), 20), 'base-cb0ed6d9');
});
