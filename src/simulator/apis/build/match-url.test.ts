import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longestMatch } from './match-url.ts';

const all = [
  'https://git.test/',
  'https://user:word@git.test/',
  'ssh://git@git.test/x',
  'git://a.git.test/',
  'http://b/c',
];

for (const [pattern, covered] of [
  ['*://*/*', all],
  ['https://*/*', all.slice(0, 2)],
  ['ssh://git.test/*', [all[2]]],
  ['*://git.test/*', all.slice(0, 3)],
  ['*://*.git.test/*', all.slice(0, 4)],
  ['http://b/', []],
  ['http://b/c', [all[4]]],
  ...[
    '',
    '*',
    '/*',
    '*://',
    'bad://*/*',
    'https://*./*',
    'https://*.*.test/*',
    'https://g*t.test/*',
    '*://git@git.test/*',
  ].map((bad) => [bad, []] as const),
] as const)
  test(`the pattern ${JSON.stringify(pattern)} covers ${covered.length} of ${all.length} URLs`, () => {
    assert.deepEqual(
      all.filter((url) => longestMatch([pattern], url) !== undefined),
      covered,
    );
  });

test('stars in a path stand for any part of it, and everything else for itself', () => {
  const pattern = 'https://git.test/*/x.git';
  for (const [url, matches] of [
    ['https://git.test/a/x.git', true],
    ['https://git.test/a/b/x.git', true],
    ['https://git.test/x.git', false],
    ['https://git.test/a/xygit', false],
    ['git@git.test:a/x.git', false],
  ] as const)
    assert.equal(longestMatch([pattern], url) !== undefined, matches, url);
});

test('the longest pattern wins', () => {
  assert.equal(
    longestMatch(['*://*.git.test/*', '*://one.git.test/*'], 'https://one.git.test/x'),
    '*://one.git.test/*',
  );
});
