import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CustomResourceDefinition } from '../../../resources/custom-resource-definition.ts';
import { customResourceDefinitionKind } from '../../../resources/kinds/kinds.ts';
import { apiServiceKind } from '../../../resources/kinds/platform-kinds.ts';
import { controlPlane } from '../../testing/control-plane.ts';
import type { ApiService } from '../api-registration/api-service.ts';
import { customResourceDefinitionStorage } from './custom-resource-definitions.ts';
import { createDefinitionController } from './definition-controller.ts';
import { createRegistrationController } from './registration-controller.ts';
import { definition as widgets } from './widget-definition.fixture.ts';

const start = async () => {
  const plane = controlPlane();
  plane.catalog.add(customResourceDefinitionStorage(plane.machinery));
  plane.run(createDefinitionController(plane.machinery, plane.catalog, () => undefined));
  plane.run(createRegistrationController());
  const { client, settle } = plane;
  const definition = await client.create(customResourceDefinitionKind, widgets());
  await settle();
  const { group, versions } = (definition as CustomResourceDefinition).spec;
  const name = `${versions[0]?.name}.${group}`;
  const services = async () => (await client.list<ApiService>(apiServiceKind)).map((each) => each.metadata.name);
  return { ...plane, definition, name, services };
};

test('each version that is served has an APIService', async () => {
  const { client, name } = await start();
  const { metadata, spec } = await client.get<ApiService>(apiServiceKind, undefined, name);
  assert.deepEqual(metadata.labels, { 'kube-aggregator.kubernetes.io/automanaged': 'true' });
  const dot = name.indexOf('.');
  assert.deepEqual(spec, {
    group: name.slice(dot + 1),
    groupPriorityMinimum: 1000,
    version: name.slice(0, dot),
    versionPriority: 100,
  });
});

test('it goes with the definition, and comes back when somebody deletes it before', async () => {
  const { client, settle, name, definition, services } = await start();
  await client.delete(apiServiceKind, undefined, name);
  await settle();
  assert.deepEqual(await services(), [name]);
  await client.delete(customResourceDefinitionKind, undefined, definition.metadata.name);
  await settle();
  assert.deepEqual(await services(), []);
});

test('what is changed in it is put back, unless somebody has made it their own', async () => {
  const { client, settle, name } = await start();
  const priority = async (change: (service: ApiService) => void) => {
    await client.modify<ApiService>(apiServiceKind, undefined, name, change);
    await settle();
    return (await client.get<ApiService>(apiServiceKind, undefined, name)).spec?.groupPriorityMinimum;
  };
  const raise = (service: ApiService): void => {
    if (service.spec) service.spec.groupPriorityMinimum = 2000;
  };
  assert.equal(await priority(raise), 1000);
  assert.equal(
    await priority((service) => {
      service.metadata.labels = {};
      raise(service);
    }),
    2000,
  );
});
