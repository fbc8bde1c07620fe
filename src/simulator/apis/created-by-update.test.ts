import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as kinds from '../../resources/kinds/kinds.ts';
import { runtimeClassKind } from '../../resources/kinds/platform-kinds.ts';
import { apiVersionOf, type ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Service } from '../../resources/networking/service.ts';
import { controlPlane, createProject } from '../testing/control-plane.ts';
import { legacyRoleStorages } from './access/legacy-roles.ts';

const roleRef = (kind: string) => ({ roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name: 'view' } });

const write = async (kind: ResourceKind, content: object) => {
  const plane = controlPlane();
  await createProject(plane, 'a');
  const storage = plane.catalog.find(kind);
  const namespace = kind.namespaced ? 'a' : undefined;
  const object = { apiVersion: apiVersionOf(kind), kind: kind.kind, metadata: { name: 'x', namespace }, ...content };
  const context = { user: { username: 'system:admin', groups: ['system:masters'] }, namespace, warnings: [] };
  return storage?.update?.(context, 'x', () => object as unknown as KubeObject);
};

for (const [kind, content] of [
  [kinds.serviceKind, { spec: { ports: [{ port: 80 }] } }],
  [kinds.limitRangeKind, { spec: { limits: [] } }],
  [kinds.endpointsKind, {}],
  [kinds.roleKind, { rules: [] }],
  [kinds.clusterRoleKind, { rules: [] }],
  [kinds.roleBindingKind, roleRef('ClusterRole')],
  [kinds.clusterRoleBindingKind, roleRef('ClusterRole')],
  [runtimeClassKind, { handler: 'crun' }],
] as const)
  test(`a PUT of a ${kind.kind} that is not there creates it`, async () => {
    const written = await write(kind, content);
    assert.deepEqual([written?.created, written?.object.metadata.name], [true, 'x']);
  });

test('a service that a PUT creates gets an address', async () => {
  const written = await write(kinds.serviceKind, { spec: { ports: [{ port: 80 }] } });
  assert.match((written?.object as Service | undefined)?.spec.clusterIP ?? '', /^10\.3\./);
});

test('a PUT of other kinds creates nothing', async () => {
  await assert.rejects(write(kinds.configMapKind, {}), { code: 404 });
});

test('a PUT of a status creates nothing', async () => {
  const plane = controlPlane();
  await createProject(plane, 'a');
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'x', namespace: 'a' } };
  await assert.rejects(plane.client.updateStatus(kinds.serviceKind, service), { message: 'services "x" not found' });
});

test('a PUT of a role as OpenShift writes it creates nothing', async () => {
  const { catalog } = controlPlane();
  const context = { user: { username: 'ann', groups: [] }, namespace: undefined, warnings: [] };
  const [legacy] = legacyRoleStorages(catalog).filter(({ kind }) => kind.plural === 'clusterroles');
  const object = {
    apiVersion: 'authorization.openshift.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'x' },
    rules: [],
  };
  await assert.rejects(async () => legacy?.update?.(context, 'x', () => object), {
    message: 'clusterroles.rbac.authorization.k8s.io "x" not found',
  });
});
