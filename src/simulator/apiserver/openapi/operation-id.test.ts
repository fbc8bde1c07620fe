import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operationId, tagOf } from './operation-id.ts';

test('an operation is named after its verb, its group and version, and what it is about', () => {
  const core = { group: '', version: 'v1' };
  assert.equal(operationId('read', core, 'NamespacedPodStatus'), 'readCoreV1NamespacedPodStatus');
  assert.equal(tagOf(core), 'core_v1');
  const rbac = { group: 'rbac.authorization.k8s.io', version: 'v1' };
  assert.equal(operationId('list', rbac, 'ClusterRole'), 'listRbacAuthorizationV1ClusterRole');
  assert.equal(tagOf(rbac), 'rbacAuthorization_v1');
  const image = { group: 'image.openshift.io', version: 'v1' };
  assert.equal(operationId('patch', image, 'NamespacedImageStream'), 'patchImageOpenshiftIoV1NamespacedImageStream');
});
