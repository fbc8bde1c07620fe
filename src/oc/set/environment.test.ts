import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedEnvironment, environmentLine, parseEnvironment, refuseOverwrite } from './environment.ts';

const before = [
  { name: 'A', value: '1' },
  { name: 'B', value: '2' },
];

test('variables change where they stand, new ones come behind, a dash removes', () => {
  const change = parseEnvironment(['B=3', 'C=4', 'A-']);
  assert.deepEqual(changedEnvironment(before, change), [
    { name: 'B', value: '3' },
    { name: 'C', value: '4' },
  ]);
});

test('what cannot be meant is refused', () => {
  assert.throws(() => parseEnvironment(['A']), /must be of the form key=value, but is "A"/);
  assert.throws(() => parseEnvironment(['A=1', 'A-']), /can not both modify and remove the same environment variable/);
  assert.throws(
    () => refuseOverwrite(before, parseEnvironment(['A=2'])),
    /'A' already has a value \(1\), and --overwrite is false/,
  );
});

test('a variable from elsewhere is listed as a comment', () => {
  assert.equal(environmentLine({ name: 'A', value: '1' }), 'A=1\n');
  const valueFrom = { configMapKeyRef: { name: 'settings', key: 'a' } };
  assert.equal(environmentLine({ name: 'A', valueFrom }), '# A from configmap settings, key a\n');
});
