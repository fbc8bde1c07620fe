import assert from 'node:assert/strict';
import { test } from 'node:test';
import { queryText } from './query-text.ts';

test('parameters are sorted, and escaped as Go escapes them', () => {
  const text = queryText({ scope: 'user:full a', access_token: 'sha256~a-b_c.d*', state: '%7E&=+' });
  assert.equal(text, 'access_token=sha256~a-b_c.d%2A&scope=user%3Afull+a&state=%257E%26%3D%2B');
});
