import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as kinds from '../../resources/kinds/kinds.ts';
import * as platform from '../../resources/kinds/platform-kinds.ts';
import { apiVersionOf, type ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { controlPlane, createProject } from '../testing/control-plane.ts';
import { roleBindingRestrictions } from './access/role-binding-restrictions.ts';

const template = { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } };

/** What a PUT of an object without a resourceVersion is answered. */
const blindUpdate = async (kind: ResourceKind, content: object, name = 'x'): Promise<string> => {
  const plane = controlPlane();
  plane.catalog.add(...roleBindingRestrictions(plane.machinery, plane.listers));
  await createProject(plane, 'a');
  const namespace = kind.namespaced ? 'a' : undefined;
  const object = { apiVersion: apiVersionOf(kind), kind: kind.kind, metadata: { name, namespace }, ...content };
  await plane.client.create(kind, structuredClone(object) as unknown as KubeObject);
  const context = { user: { username: 'system:admin', groups: ['system:masters'] }, namespace, warnings: [] };
  const written = plane.catalog.find(kind)?.update?.(context, name, () => object as unknown as KubeObject);
  return Promise.resolve(written).then(
    () => 'taken',
    (error: Error) => error.message,
  );
};

for (const [kind, content, name] of [
  [kinds.deploymentConfigKind, { spec: { replicas: 0, selector: { a: 'b' }, template } }],
  [
    platform.apiServiceKind,
    { spec: { group: 'q.io', version: 'v1', groupPriorityMinimum: 1, versionPriority: 1 } },
    'v1.q.io',
  ],
  [kinds.imageConfigurationKind, { spec: {} }],
  [kinds.imageDigestMirrorSetKind, { spec: {} }],
  [platform.roleBindingRestrictionKind, { spec: { userrestriction: { users: ['ann'] } } }],
] as const)
  test(`a ${kind.kind} is not updated by who does not say which version of it`, async () => {
    assert.equal(
      await blindUpdate(kind, content, name),
      `${kind.plural}.${kind.group} "${name ?? 'x'}" is invalid: metadata.resourceVersion: Invalid value: 0x0: must be specified for an update`,
    );
  });

test('a config map is', async () => {
  assert.equal(await blindUpdate(kinds.configMapKind, { data: {} }), 'taken');
});
