import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkFields } from '../body/check-fields.ts';
import { completeObject } from './complete-object.ts';

const read = (kind: { group: string; version: string; kind: string }, value: Record<string, unknown>) =>
  checkFields({ value, kind, validation: 'Strict', warnings: [] });

const deployment = { group: 'apps', version: 'v1', kind: 'Deployment' };

test('zeros are left out of fields that Go leaves out, and stay in pointers', () => {
  assert.deepEqual(
    read(deployment, {
      spec: { replicas: 0, paused: false, minReadySeconds: 0, template: { spec: { containers: [] } } },
    }),
    { spec: { replicas: 0, template: { spec: { containers: [] } } } },
  );
});

test('a null in a map is the zero of its values', () => {
  assert.deepEqual(read({ group: '', version: 'v1', kind: 'ConfigMap' }, { data: { a: null } }), { data: { a: '' } });
});

test('what Go writes of fields that nobody set is added', () => {
  const object = { spec: { metrics: [{ type: 'Pods', pods: {} }] } };
  completeObject({ group: 'autoscaling', version: 'v2', kind: 'HorizontalPodAutoscaler' }, object);
  assert.deepEqual(object, {
    metadata: { creationTimestamp: null },
    spec: {
      maxReplicas: 0,
      metrics: [{ type: 'Pods', pods: { metric: { name: '' }, target: { type: '' } } }],
      scaleTargetRef: { kind: '', name: '' },
    },
    status: { currentMetrics: null, desiredReplicas: 0 },
  });
});

test('custom resources stay as they are', () => {
  const object = { spec: { imageDigestMirrors: [] } };
  completeObject({ group: 'config.openshift.io', version: 'v1', kind: 'ImageDigestMirrorSet' }, object);
  assert.deepEqual(object, { spec: { imageDigestMirrors: [] } });
});

test('lists without entries are none where Go writes those that are missing, as they come back from storage', () => {
  const role = { rules: [] };
  completeObject({ group: 'rbac.authorization.k8s.io', version: 'v1', kind: 'Role' }, role);
  assert.deepEqual(role, { metadata: { creationTimestamp: null }, rules: null });
  const group = { metadata: {}, users: [] };
  completeObject({ group: 'user.openshift.io', version: 'v1', kind: 'Group' }, group);
  assert.deepEqual(group.users, []);
});
