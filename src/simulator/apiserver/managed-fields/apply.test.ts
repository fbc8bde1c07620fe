import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Deployment } from '../../../resources/deployment.ts';
import { configMapKind, deploymentKind } from '../../../resources/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { VirtualClock } from '../../clock/virtual-clock.ts';
import { applyConfiguration } from './apply.ts';
import { trackUpdate, type Writing } from './track-update.ts';

const clock = new VirtualClock(Date.UTC(2026, 0, 1));
const as = (manager: string, kind = configMapKind): Writing => ({
  kind,
  manager,
  clock,
  subresource: undefined,
  hasStatus: false,
  tracked: true,
});
const configMap = (data: Record<string, string>): KubeObject & { data: Record<string, string> } => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'one' },
  data,
});
const dataOf = (object: KubeObject): unknown => (object as { data?: unknown }).data;
const ownersOf = ({ metadata }: KubeObject): [string, unknown][] =>
  (metadata.managedFields ?? []).map(({ manager, operation, fieldsV1 }) => [`${manager} ${operation}`, fieldsV1]);

test('what is no longer applied is removed', () => {
  const first = applyConfiguration(undefined, configMap({ a: '1', b: '1' }), as('me'), false);
  const second = applyConfiguration(first, configMap({ a: '2' }), as('me'), false);
  assert.deepEqual(dataOf(second), { a: '2' });
  assert.deepEqual(ownersOf(second), [['me Apply', { 'f:data': { 'f:a': {} } }]]);
});

test('a field of somebody else is only taken by force', () => {
  const live = trackUpdate(undefined, configMap({ a: '1', b: '1' }), as('kubectl-create'));
  assert.throws(() => applyConfiguration(live, configMap({ a: '2' }), as('me'), false), {
    code: 409,
    message: 'Apply failed with 1 conflict: conflict with "kubectl-create" using v1: .data.a',
  });
  const forced = applyConfiguration(live, configMap({ a: '2' }), as('me'), true);
  assert.deepEqual(dataOf(forced), { a: '2', b: '1' });
  assert.deepEqual(ownersOf(forced), [
    ['me Apply', { 'f:data': { 'f:a': {} } }],
    ['kubectl-create Update', { 'f:data': { '.': {}, 'f:b': {} } }],
  ]);
});

test('what kubectl applied on its own side goes over to its server-side apply, what was changed since does not', () => {
  const record = JSON.stringify(configMap({ a: '1', b: '1' }));
  const applied = configMap({ a: '1', b: '1' });
  applied.metadata.annotations = { 'kubectl.kubernetes.io/last-applied-configuration': record };
  const live = trackUpdate(undefined, applied, as('kubectl-client-side-apply'));
  assert.deepEqual(dataOf(applyConfiguration(live, configMap({ a: '2', b: '2' }), as('kubectl'), false)), {
    a: '2',
    b: '2',
  });
  assert.throws(() => applyConfiguration(live, configMap({ a: '2' }), as('me'), false), { code: 409 });
  const changed = structuredClone(live) as typeof applied;
  changed.data['b'] = '3';
  assert.throws(() => applyConfiguration(changed, configMap({ a: '2', b: '2' }), as('kubectl'), false), {
    message: 'Apply failed with 1 conflict: conflict with "kubectl-client-side-apply" using v1: .data.b',
  });
});

test('several conflicts are listed by owner', () => {
  const live = trackUpdate(undefined, configMap({ a: '1', b: '1' }), as('kubectl-create'));
  assert.throws(() => applyConfiguration(live, configMap({ a: '2', b: '2' }), as('me'), false), {
    message: 'Apply failed with 2 conflicts: conflicts with "kubectl-create" using v1:\n- .data.a\n- .data.b',
  });
});

test('the same value is shared', () => {
  const live = applyConfiguration(undefined, configMap({ a: '1' }), as('one'), false);
  const both = applyConfiguration(live, configMap({ a: '1' }), as('two'), false);
  const left = applyConfiguration(both, configMap({}), as('one'), false);
  assert.deepEqual(dataOf(left), { a: '1' });
});

test('list items with keys have owners of their own', () => {
  const deployment = (name: string, image: string): KubeObject =>
    ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: { template: { spec: { containers: [{ name, image }] } } },
    }) as KubeObject;
  const first = applyConfiguration(undefined, deployment('a', 'a:1'), as('one', deploymentKind), false);
  const second = applyConfiguration(first, deployment('b', 'b:1'), as('two', deploymentKind), false);
  const third = applyConfiguration(second, deployment('c', 'c:1'), as('one', deploymentKind), false);
  assert.deepEqual(
    (third as unknown as Deployment).spec.template.spec.containers.map(({ name }) => name),
    ['b', 'c'],
  );
});

test('an update owns what it sets, a write that changes nothing changes no owner', () => {
  const created = trackUpdate(
    undefined,
    { ...configMap({ a: '1' }), metadata: { name: 'one', labels: { x: 'y' } } },
    as('kubectl-create'),
  );
  assert.deepEqual(ownersOf(created), [
    [
      'kubectl-create Update',
      { 'f:data': { '.': {}, 'f:a': {} }, 'f:metadata': { 'f:labels': { '.': {}, 'f:x': {} } } },
    ],
  ]);
  assert.deepEqual(trackUpdate(created, created, as('kubectl-edit')), created);
});
