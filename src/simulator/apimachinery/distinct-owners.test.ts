import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubeObject } from '../../resources/kube-object.ts';
import { withDistinctOwners } from './distinct-owners.ts';

const owner = (uid: string, name = 'a') => ({ apiVersion: 'v1', kind: 'ConfigMap', name, uid });
const object = (...ownerReferences: ReturnType<typeof owner>[]): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 's', ownerReferences },
});

test('an owner that is named again is left out, and the client told', () => {
  const twice = object(owner('1'), owner('2'), owner('1'));
  const warnings: string[] = [];
  withDistinctOwners(twice, warnings);
  assert.deepEqual(twice.metadata.ownerReferences, [owner('1'), owner('2')]);
  assert.match(warnings.join(), /contains duplicate entries; .*duplicate UID\(s\) observed: 1$/);
});

test('references that differ in anything stay', () => {
  const differing = object(owner('1'), owner('1', 'b'));
  const warnings: string[] = [];
  withDistinctOwners(differing, warnings);
  assert.deepEqual([differing.metadata.ownerReferences?.length, warnings], [2, []]);
});
