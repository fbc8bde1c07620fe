import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logVersion } from './log-version.ts';

const ask = (query: string) =>
  logVersion(new URLSearchParams(query), { group: 'g', kind: 'DeploymentLogOptions', title: 'deployment' });

test('a log is that of a version, of the one before the last, or of the last', () => {
  assert.deepEqual(ask('version=3'), { version: 3, isPrevious: false });
  assert.deepEqual(ask('previous=true'), { version: undefined, isPrevious: true });
  assert.deepEqual(ask(''), { version: undefined, isPrevious: false });
});

for (const [query, finding] of [
  ['version=0', 'version: Invalid value: 0: deployment version must be greater than 0'],
  ['version=2&previous=true', 'previous: Invalid value: true: cannot use previous when a version is specified'],
] as const)
  test(`a log of ${query} is refused`, () => {
    assert.throws(() => ask(query), { code: 422, message: `DeploymentLogOptions.g "" is invalid: ${finding}` });
  });
