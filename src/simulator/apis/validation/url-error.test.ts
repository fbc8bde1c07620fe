import assert from 'node:assert/strict';
import { test } from 'node:test';
import { urlError } from './url-error.ts';

const table: [text: string, error: string | undefined][] = [
  ['https://example.test:8443/a%20b?c=%#d', undefined],
  ['git@example.test', undefined],
  ['mailto:%', undefined],
  ['http://[::1]:80/', undefined],
  ['http://%', 'parse "http://%": invalid URL escape "%"'],
  ['http://a/%zz1', 'parse "http://a/%zz1": invalid URL escape "%zz"'],
  ['http://a/b#%z', 'parse "http://a/b#%z": invalid URL escape "%z"'],
  ['ssh://git@host:me/x', 'parse "ssh://git@host:me/x": invalid port ":me" after host'],
  ['http://[::1', 'parse "http://[::1": missing \']\' in host'],
  ['http://a b/', 'parse "http://a b/": invalid character " " in host name'],
  ['http://a%20b/', 'parse "http://a%20b/": invalid URL escape "%20"'],
  ['http://a b@c/', 'parse "http://a b@c/": net/url: invalid userinfo'],
  [':x', 'parse ":x": missing protocol scheme'],
  ['a_b:c/d', 'parse "a_b:c/d": first path segment in URL cannot contain colon'],
  ['a\tb', 'parse "a\\tb": net/url: invalid control character in URL'],
];
for (const [text, error] of table) test(`${JSON.stringify(text)} as a URL`, () => assert.equal(urlError(text), error));
