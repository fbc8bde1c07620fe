import assert from 'node:assert/strict';
import test from 'node:test';
import { errorFromResponse } from './error-response.ts';

const errors = (...entries: object[]): string => JSON.stringify({ errors: entries });
const cases: [name: string, status: number, body: string, challenge: string, message: string][] = [
  ['one error', 404, errors({ code: 'MANIFEST_UNKNOWN', message: 'manifest unknown' }), '', 'manifest unknown'],
  ['an error without a text', 404, errors({ code: 'NAME_UNKNOWN' }), '', 'name unknown'],
  [
    'a token without the right',
    401,
    errors({ code: 'UNAUTHORIZED', message: 'authentication required' }),
    'Bearer realm="x",error="insufficient_scope"',
    'errors:\ndenied: requested access to the resource is denied\nunauthorized\n',
  ],
  [
    'the older form of a token service',
    401,
    '{"details":"incorrect username or password"}',
    '',
    'unauthorized: incorrect username or password',
  ],
  ['an empty 401', 401, '', '', 'unauthorized: authentication required'],
  ['an empty 404', 404, '', '', 'error parsing HTTP 404 response body: unexpected end of JSON input: ""'],
  [
    'a page',
    404,
    '<html>',
    '',
    'error parsing HTTP 404 response body: invalid character \'<\' looking for beginning of value: "<html>"',
  ],
  [
    'JSON without errors',
    403,
    '{}',
    '',
    'error parsing HTTP 403 response body: no error details found in HTTP response body: "{}"',
  ],
  [
    'a rate limit in plain text',
    429,
    'Too many requests',
    '',
    'error parsing HTTP 429 response body: invalid character \'T\' looking for beginning of value: "Too many requests"',
  ],
  ['a server error', 502, '<html>', '', 'received unexpected HTTP status: 502 Bad Gateway'],
];
for (const [name, status, body, challenge, message] of cases) {
  test(`words ${name}`, () => {
    const error = errorFromResponse({
      status,
      statusText: 'Bad Gateway',
      headers: { 'www-authenticate': challenge || undefined },
      body,
    });
    assert.equal(error.message, message);
    assert.equal(error.status, status);
  });
}
