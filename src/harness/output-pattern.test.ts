import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outputMismatch } from './output-pattern.ts';

const agreeing: readonly (readonly [string, string, string])[] = [
  ['columns of any width', 'NAME  READY', 'NAME              READY\n'],
  ['blank lines', 'a\n\nb', 'a\nb\n\n'],
  [
    'ages of tables and descriptions',
    'x <age>\ny <age>\nz <age>',
    'x 2m10s\ny 3 seconds ago\nz Less than a second ago',
  ],
  ['generated names', 'pod/web-<hash>-<id> Running', 'pod/web-c9dc8cd6b-klgwj   Running'],
  [
    'durations and numbers',
    'in <duration> (<duration> including waiting). Image size: <number> bytes.',
    'in 412ms (1m2.5s including waiting). Image size: 2039924 bytes.',
  ],
  ['characters that mean something in patterns', 'a (b) [c] * .? $1 {2} ^ | \\', 'a (b) [c] * .? $1 {2} ^ | \\'],
  ['an ellipsis', 'Now using project "x" on server …', 'Now using project "x" on server "https://127.0.0.1:6443".'],
];

for (const [name, expected, actual] of agreeing)
  test(`allows for ${name}`, () => assert.equal(outputMismatch(expected, actual), undefined));

const differing: readonly (readonly [string, string, string, RegExp])[] = [
  ['another text', 'a\nb', 'a\nc', /^line 2 reads: c\ninstead of: {5}b$/],
  ['a missing line', 'a\nb', 'a', /^line 2 is missing: b$/],
  ['a further line', 'a', 'a\nb', /^line 2 is not expected: b$/],
  ['a dot that is not any character', 'a.b', 'axb', /^line 1 reads/],
];

for (const [name, expected, actual, message] of differing)
  test(`tells of ${name}`, () => assert.match(outputMismatch(expected, actual) ?? '', message));
