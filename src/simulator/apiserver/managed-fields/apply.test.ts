import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configMapKind, deploymentKind, secretKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Deployment } from '../../../resources/workloads/deployment.ts';
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

test('an object keeps its name when the last of what was applied to its metadata is gone', () => {
  const labelled = { ...configMap({ a: '1' }), metadata: { name: 'one', labels: { a: 'b' } } };
  const first = applyConfiguration(undefined, labelled, as('me'), false);
  const live = { ...first, metadata: { ...first.metadata, uid: 'u' } };
  for (const metadata of [{ name: 'one' }, null]) {
    const sent = { ...configMap({ a: '1' }), metadata } as KubeObject;
    const { managedFields: _, ...left } = applyConfiguration(live, sent, as('me'), false).metadata;
    assert.deepEqual({ ...left, labels: left.labels ?? {} }, { name: 'one', uid: 'u', labels: {} });
  }
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

test('who applies what is there already owns it from no time on', () => {
  const live = applyConfiguration(undefined, configMap({ a: '1' }), as('one'), false);
  const both = applyConfiguration(live, configMap({ a: '1' }), as('two'), false);
  const entries = both.metadata.managedFields?.map(({ manager, time, fieldsV1 }) => [manager, time, fieldsV1]);
  const fields = { 'f:data': { 'f:a': {} } };
  assert.deepEqual(entries, [
    ['two', undefined, fields],
    ['one', '2026-01-01T00:00:00Z', fields],
  ]);
});

test('an empty list whose items have owners of their own has none', () => {
  const sent = { ...configMap({ a: '1' }), metadata: { name: 'one', finalizers: [] } };
  assert.deepEqual(ownersOf(applyConfiguration(undefined, sent, as('one'), false)), [
    ['one Apply', { 'f:data': { 'f:a': {} } }],
  ]);
});

test('conflicts of a place come before those further in, and those with appliers first', () => {
  const secret = (object: object): KubeObject =>
    ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'one' }, ...object }) as KubeObject;
  const own = as('me', secretKind);
  const first = applyConfiguration(undefined, secret({ data: { a: 'AA==' }, type: 'x/y' }), own, false);
  const live = trackUpdate(first, secret({ data: { a: 'AA==', b: 'AA==' }, type: 'x/y' }), own);
  assert.throws(
    () => applyConfiguration(live, secret({ data: { a: '', b: '' }, type: 'x/z' }), as('you', secretKind), false),
    {
      message:
        'Apply failed with 3 conflicts: conflicts with "me":\n- .type\n- .data.a\nconflicts with "me" using v1:\n- .data.b',
    },
  );
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

const deployment = (spec: object, metadata: object = {}): KubeObject =>
  ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', ...metadata }, spec }) as KubeObject;
const containersOf = (object: KubeObject): object[] =>
  (object as unknown as Deployment).spec.template.spec.containers as object[];

test('an item goes with its only owner, whatever others have put into it', () => {
  const template = (...containers: object[]): object => ({ template: { spec: { containers } } });
  const [one, two] = [
    { name: 'a', image: 'a' },
    { name: 'b', image: 'b' },
  ];
  const first = applyConfiguration(undefined, deployment(template(one, two)), as('me', deploymentKind), false);
  const changed = structuredClone(first);
  Object.assign(containersOf(changed)[1] as object, { env: [{ name: 'X', value: 'y' }] });
  const live = trackUpdate(first, changed, as('controller', deploymentKind));
  const last = applyConfiguration(live, deployment(template(one)), as('me', deploymentKind), false);
  assert.deepEqual(containersOf(last), [one]);
});

test('what nobody has owned belongs to one who updated it before the first apply', () => {
  const owners = ownersOf(applyConfiguration(configMap({ a: '1' }), configMap({ b: '2' }), as('me'), false));
  assert.deepEqual(owners, [
    ['me Apply', { 'f:data': { 'f:b': {} } }],
    ['before-first-apply Update', { 'f:data': { '.': {}, 'f:a': {} } }],
  ]);
});

test('owners in a version that is no longer served are forgotten', () => {
  const entry = { manager: 'old', operation: 'Update' as const, apiVersion: 'apps/v1beta1', fieldsType: 'FieldsV1' };
  const managedFields = [{ ...entry, fieldsV1: { 'f:spec': { 'f:paused': {} } } }];
  const live = deployment({ paused: false }, { managedFields });
  const applied = applyConfiguration(live, deployment({ paused: true }), as('me', deploymentKind), false);
  assert.deepEqual(ownersOf(applied), [['me Apply', { 'f:spec': { 'f:paused': {} } }]]);
});

test('an object whose owners were cleared stays without them until it is applied', () => {
  const live = trackUpdate(undefined, configMap({ a: '1' }), as('me'));
  const cleared = trackUpdate(live, { ...live, metadata: { name: 'one', managedFields: [] } }, as('me'));
  assert.deepEqual(ownersOf(cleared), []);
  assert.deepEqual(ownersOf(trackUpdate(cleared, configMap({ a: '2' }), as('me'))), []);
});

test('of renamed managers with the same name the last one counts', () => {
  const first = applyConfiguration(undefined, configMap({ a: '1' }), as('one'), false);
  const both = applyConfiguration(first, configMap({ b: '1' }), as('two'), false);
  const managedFields = both.metadata.managedFields?.map((entry) => ({ ...entry, manager: 'same' })) ?? [];
  const renamed = trackUpdate(both, { ...both, metadata: { name: 'one', managedFields } }, as('me'));
  assert.deepEqual(ownersOf(renamed), [['same Apply', { 'f:data': { 'f:b': {} } }]]);
});

test('a write of the status owns metadata that it may change, and its owners of fields are not taken', () => {
  const status = {
    ...as('kubelet', deploymentKind),
    subresource: 'status',
    hasStatus: true,
    statusKeeps: 'labels' as const,
  };
  const live = trackUpdate(undefined, deployment({ replicas: 1 }), { ...as('me', deploymentKind), hasStatus: true });
  const metadata = { name: 'web', labels: { a: 'b' }, annotations: { c: 'd' }, managedFields: [] };
  const written = trackUpdate(live, { ...live, metadata, status: { replicas: 1 } } as KubeObject, status);
  assert.deepEqual(ownersOf(written), [
    ['kubelet Update', { 'f:metadata': { 'f:annotations': { '.': {}, 'f:c': {} } }, 'f:status': { 'f:replicas': {} } }],
    ['me Update', { 'f:spec': { 'f:replicas': {} } }],
  ]);
});

test('items that cannot be told apart have one owner as a whole', () => {
  const env = [
    { name: 'A', value: '1' },
    { name: 'A', value: '2' },
  ];
  const object = deployment({ template: { spec: { containers: [{ name: 'c', env }] } } });
  const fields = JSON.stringify(ownersOf(trackUpdate(undefined, object, as('me', deploymentKind))));
  assert.match(fields, /"f:env":\{"\.":\{\},"k:\{\\"name\\":\\"A\\"\}":\{\}\}/);
});
