import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CustomResourceDefinition } from '../../../resources/custom-resource-definition.ts';
import { customResourceDefinitionKind, imageTagMirrorSetKind } from '../../../resources/kinds/kinds.ts';
import { apiVersionOf, groupResource } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { customResourceDefinitionStorage } from '../../apis/custom-resources/custom-resource-definitions.ts';
import { createDefinitionController } from '../../apis/custom-resources/definition-controller.ts';
import { isInstalled } from '../../apis/custom-resources/installed-definition.ts';
import { controlPlane } from '../../testing/control-plane.ts';
import { platformDefinitions } from './platform-definitions.ts';

const definitions = groupResource(customResourceDefinitionKind);
const name = 'imagetagmirrorsets.config.openshift.io';
const mirrors = { apiVersion: apiVersionOf(imageTagMirrorSetKind), kind: imageTagMirrorSetKind.kind };

const installed = () => {
  const plane = controlPlane();
  plane.catalog.add(customResourceDefinitionStorage(plane.machinery));
  for (const { kind, annotations, generation, content, ...names } of platformDefinitions('2026-01-05T09:00:00Z'))
    plane.store.create(groupResource(kind), {
      apiVersion: apiVersionOf(kind),
      kind: kind.kind,
      metadata: { name: names.name, annotations, generation, uid: `uid of ${names.name}` },
      ...content,
    } as KubeObject);
  let changes = 0;
  plane.run(createDefinitionController(plane.machinery, plane.catalog, () => void changes++));
  return { ...plane, changes: () => changes };
};

test('what a cluster is installed with is defined, and served already', async () => {
  const { client, settle, changes, store } = installed();
  const before = store.list(definitions);
  await settle();
  assert.ok(before.every(isInstalled));
  assert.deepEqual(await client.list(customResourceDefinitionKind), before);
  assert.equal(changes(), 0);
});

test('a changed definition counts from then on', async () => {
  const { client, catalog, settle } = installed();
  await client.modify<CustomResourceDefinition>(customResourceDefinitionKind, undefined, name, ({ spec }) => {
    const [version] = spec.versions;
    assert.ok(version);
    version.schema = { openAPIV3Schema: { type: 'object', properties: { spec: { type: 'string' } } } };
  });
  await settle();
  assert.equal(catalog.storages.filter(({ kind }) => kind.plural === imageTagMirrorSetKind.plural).length, 1);
  const given = { ...mirrors, metadata: { name: 'a' }, spec: { imageTagMirrors: [] } } as KubeObject;
  await assert.rejects(client.create(imageTagMirrorSetKind, given), /spec: Invalid value: "object"/);
});

test('a deleted definition is served no longer', async () => {
  const { client, catalog, settle, store } = installed();
  await client.create(imageTagMirrorSetKind, { ...mirrors, metadata: { name: 'a' }, spec: {} } as KubeObject);
  await client.delete(customResourceDefinitionKind, undefined, name);
  await settle();
  assert.equal(catalog.find(imageTagMirrorSetKind), undefined);
  assert.deepEqual(store.list(groupResource(imageTagMirrorSetKind)), []);
});

test('what others define with the mark of what is installed has still to be served', async () => {
  const { client, catalog, settle, store } = installed();
  const [definition] = store.list(definitions) as CustomResourceDefinition[];
  assert.ok(definition);
  const { metadata, spec, status: _, ...rest } = definition;
  await client.create(customResourceDefinitionKind, {
    ...rest,
    metadata: { name: 'toys.config.openshift.io', annotations: metadata.annotations ?? {} },
    spec: { ...spec, names: { kind: 'Toy', plural: 'toys' } },
  } as KubeObject);
  await settle();
  assert.ok(catalog.storages.some(({ kind }) => kind.plural === 'toys'));
});
