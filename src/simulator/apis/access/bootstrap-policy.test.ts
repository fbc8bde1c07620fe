import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bootstrapPolicy } from './bootstrap-policy.ts';

const roleNamed = (name: string) => bootstrapPolicy().clusterRoles.find(({ metadata }) => metadata.name === name);

test('whoever reads the cluster reads how it is configured', () => {
  const rule = roleNamed('cluster-reader')?.rules?.find(({ apiGroups }) => apiGroups?.includes('config.openshift.io'));
  assert.deepEqual(rule?.verbs, ['get', 'list', 'watch']);
  assert.deepEqual(
    ['clusterversions', 'images', 'oauths', 'secrets'].map((each) => rule?.resources?.includes(each)),
    [true, true, true, false],
  );
});

test('the registry has a role of its own, which the API server does not look after', () => {
  const binding = bootstrapPolicy().clusterRoleBindings.find(
    ({ metadata }) => metadata.name === 'registry-registry-role',
  );
  assert.deepEqual(binding?.subjects, [
    { kind: 'ServiceAccount', name: 'registry', namespace: 'openshift-image-registry' },
  ]);
  const role = roleNamed(binding?.roleRef.name ?? '');
  assert.equal(role?.metadata.annotations, undefined);
  assert.ok(role?.rules?.some(({ resources }) => resources?.includes('imagestreammappings')));
});
