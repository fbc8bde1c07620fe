import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { CustomKind } from '../apimachinery/custom-kind.ts';
import type { Schema } from '../apimachinery/openapi-schema.ts';
import { RegistryStore } from '../apimachinery/registry/registry-store.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const kind: CustomKind = {
  group: 'example.com',
  version: 'v1',
  kind: 'Widget',
  plural: 'widgets',
  singular: 'widget',
  namespaced: true,
  shortNames: ['wd'],
  categories: [],
  schema: {
    type: 'object',
    description: 'A widget.',
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { allOf: [{ $ref: '#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' }] },
      spec: { type: 'object', properties: { size: { type: 'string' }, ready: { type: 'boolean' } } },
    },
    'x-kubernetes-group-version-kind': [{ group: 'example.com', version: 'v1', kind: 'Widget' }],
  },
  columns: [
    { name: 'Size', type: 'string', jsonPath: '.spec.size' },
    { name: 'Ready', type: 'boolean', jsonPath: '.spec.ready', priority: 1 },
    { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
  ],
  selectableFields: ['spec.size'],
};
const widgets = '/apis/example.com/v1/namespaces/a/widgets';

const start = async (): Promise<TestServer> => {
  const api = await startTestServer();
  api.catalog.add(new RegistryStore(kind, api.machinery, { generation: true }));
  return api;
};

const type = { apiVersion: 'example.com/v1', kind: 'Widget' };

const create = (api: TestServer, name: string, spec: object, query = ''): ReturnType<TestServer['call']> =>
  api.call('POST', `${widgets}${query}`, { body: { ...type, metadata: { name }, spec } });

test('discovery has custom resources', async () => {
  await using api = await start();
  const { json } = await api.call('GET', '/apis/example.com/v1');
  assert.deepEqual(json.resources, [
    {
      name: 'widgets',
      singularName: 'widget',
      namespaced: true,
      kind: 'Widget',
      verbs: ['delete', 'deletecollection', 'get', 'list', 'patch', 'create', 'update', 'watch'],
      shortNames: ['wd'],
      storageVersionHash: 'gIwvi5rymmg=',
    },
  ]);
});

test('the version to prefer comes first, and one that is deprecated warns', async () => {
  await using api = await startTestServer();
  for (const version of ['v1alpha1', 'v2', 'v1']) {
    const warning = version === 'v2' ? {} : { warning: `${version} is old` };
    api.catalog.add(new RegistryStore({ ...kind, ...warning, version }, api.machinery, {}));
  }
  const { json } = await api.call('GET', '/apis/example.com');
  assert.deepEqual(
    json.versions.map(({ version }: { version: string }) => version),
    ['v2', 'v1', 'v1alpha1'],
  );
  assert.equal(json.preferredVersion.version, 'v2');
  const warned = await api.call('GET', '/apis/example.com/v1/namespaces/a/widgets');
  assert.equal(warned.headers['warning'], '299 - "v1 is old"');
  const fine = await api.call('GET', '/apis/example.com/v2/namespaces/a/widgets');
  assert.equal(fine.headers['warning'], undefined);
});

test('a table has the columns of the definition', async () => {
  await using api = await start();
  await create(api, 'w', { size: 'small' });
  const { json } = await api.call('GET', widgets, {
    headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
  });
  assert.deepEqual(
    json.columnDefinitions.map(({ name }: { name: string }) => name),
    ['Name', 'Size', 'Ready', 'Age'],
  );
  assert.deepEqual(json.rows[0].cells, ['w', 'small', null, '0s']);
});

test('a table tells a text that is null from one that is absent', async () => {
  await using api = await start();
  api.machinery.store.create('widgets.example.com', {
    apiVersion: 'example.com/v1',
    kind: 'Widget',
    metadata: { name: 'w', namespace: 'a', creationTimestamp: '2026-01-01T00:00:00Z' },
    spec: { size: null },
  } as KubeObject);
  const { json } = await api.call('GET', widgets, {
    headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
  });
  assert.deepEqual(json.rows[0].cells, ['w', '<no value>', null, '0s']);
});

test('unknown fields are pruned with a warning, or refused', async () => {
  await using api = await start();
  const warned = await create(api, 'w', { size: 'small', colour: 'red' });
  assert.deepEqual(warned.json.spec, { size: 'small' });
  assert.equal(warned.headers['warning'], '299 - "unknown field \\"spec.colour\\""');
  const refused = await create(api, 'x', { colour: 'red' }, '?fieldValidation=Strict');
  assert.equal(
    refused.json.message,
    'Widget in version "v1" cannot be handled as a Widget: strict decoding error: unknown field "spec.colour"',
  );
});

test('unknown fields of metadata are told first, then others by their names, after fields that are named twice', async () => {
  await using api = await start();
  const body =
    '{"apiVersion":"example.com/v1","kind":"Widget","spec":{"z":1,"size":"a","b":1,"size":"b"},"metadata":{"name":"w","more":1}}';
  const headers = { 'content-type': 'application/json' };
  const { json } = await api.call('POST', `${widgets}?fieldValidation=Strict`, { body, headers });
  assert.match(
    json.message,
    /: duplicate field "spec.size", unknown field "metadata.more", unknown field "spec.b", unknown field "spec.z"$/,
  );
});

test('strategic merges are refused, applied configurations are typed', async () => {
  await using api = await start();
  await create(api, 'w', { size: 'small' });
  const patch = (type: string, body: string): ReturnType<TestServer['call']> =>
    api.call('PATCH', `${widgets}/w?fieldManager=me&force=true`, { body, headers: { 'content-type': type } });
  assert.equal((await patch('application/strategic-merge-patch+json', '{}')).code, 415);
  const applied = await patch(
    'application/apply-patch+yaml',
    '{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"w"},"spec":{"size":"large"}}',
  );
  assert.equal(applied.json.spec.size, 'large');
  assert.deepEqual(applied.json.metadata.managedFields[0].fieldsV1, { 'f:spec': { 'f:size': {} } });
});

test('lists can be selected by the fields that the definition names', async () => {
  await using api = await start();
  await create(api, 'w', { size: 'small' });
  const selected = await api.call('GET', `${widgets}?fieldSelector=spec.size%3Dsmall`);
  assert.equal(selected.json.items.length, 1);
  const refused = await api.call('GET', `${widgets}?fieldSelector=spec.ready%3Dtrue`);
  assert.equal(refused.json.message, 'field label not supported: spec.ready');
});

test('OpenAPI has the schema of the definition', async () => {
  await using api = await start();
  const { json } = await api.call('GET', '/openapi/v3/apis/example.com/v1');
  const { schemas } = json.components;
  assert.equal(schemas['com.example.v1.Widget'].description, 'A widget.');
  assert.ok(schemas['com.example.v1.WidgetList']);
  const v2 = await api.call('GET', '/openapi/v2');
  assert.equal(v2.json.definitions['com.example.v1.Widget'].description, 'A widget.');
});

test('objects within custom resources have the metadata that all objects have', async () => {
  await using api = await startTestServer();
  const spec: Schema = {
    type: 'object',
    properties: {
      template: {
        type: 'object',
        'x-kubernetes-embedded-resource': true,
        'x-kubernetes-preserve-unknown-fields': true,
      },
    },
  };
  const schema = { ...kind.schema, properties: { ...kind.schema.properties, spec } };
  api.catalog.add(new RegistryStore({ ...kind, schema } as CustomKind, api.machinery, {}));
  const template = { apiVersion: 'v1', kind: 'Sub', metadata: { name: 'n', wrong: 1 }, other: 1 };
  const { json, headers } = await create(api, 'one', { template }, '?fieldValidation=Warn');
  assert.deepEqual(json.spec.template, { ...template, metadata: { name: 'n' } });
  assert.match(String(headers['warning']), /unknown field \\"spec.template.metadata.wrong\\"/);
  const refused = await create(api, 'two', { template }, '?fieldValidation=Strict');
  assert.match(refused.json.message, /strict decoding error: unknown field "spec.template.metadata.wrong"/);
  const applied = await api.call('PATCH', `${widgets}/three?fieldManager=me`, {
    body: { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'three' }, spec: json.spec },
    headers: { 'content-type': 'application/apply-patch+yaml' },
  });
  assert.equal(applied.code, 201, applied.text);
});

test('a watch ends when another definition takes over', async () => {
  await using api = await start();
  await create(api, 'one', {});
  const watching = api.call('GET', `${widgets}?watch=true`);
  await api.call('GET', widgets);
  api.catalog.add(new RegistryStore(kind, api.machinery, { generation: true }));
  assert.match((await watching).text, /"ADDED"/);
});

test('what lists a kind, and what it lists, may be called anything', async () => {
  await using api = await startTestServer();
  const own = { ...kind, kind: 'WidgetList', listKind: 'ManyWidgets', schema: {} };
  api.catalog.add(new RegistryStore(own, api.machinery, {}));
  const items = [{ metadata: {} }];
  const body = { apiVersion: 'example.com/v1', kind: 'WidgetList', metadata: { name: 'x' }, items };
  await api.call('POST', widgets, { body });
  const asked = async (path: string, as: string) => {
    const accept = `application/json;as=${as};g=meta.k8s.io;v=v1`;
    return (await api.call('GET', path, { headers: { accept } })).json;
  };
  assert.equal((await api.call('GET', widgets)).json.kind, 'ManyWidgets');
  assert.deepEqual((await asked(widgets, 'PartialObjectMetadataList')).items[0].metadata.name, 'x');
  assert.equal((await asked(`${widgets}/x`, 'PartialObjectMetadata')).metadata.name, 'x');
  assert.equal((await asked(widgets, 'Table')).rows.length, 1);
  assert.equal((await asked(`${widgets}/x`, 'Table')).rows.length, 1);
});

test('a table has no form in protobuf', async () => {
  await using api = await start();
  const accept = 'application/vnd.kubernetes.protobuf;as=Table;g=meta.k8s.io;v=v1';
  const { code, text } = await api.call('GET', widgets, { headers: { accept } });
  assert.equal(code, 406);
  assert.match(text, /only the following media types are accepted/);
});

test('custom resources have no form in protobuf, unless somebody wants nothing but their metadata', async () => {
  await using api = await start();
  await api.call('POST', widgets, { body: { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'x' } } });
  const protobuf = 'application/vnd.kubernetes.protobuf';
  for (const path of [widgets, `${widgets}/x`]) {
    const { code, text } = await api.call('GET', path, { headers: { accept: protobuf } });
    assert.equal(code, 406);
    assert.match(text, /only the following media types are accepted: application\/json, application\/yaml, /);
    assert.equal((await api.call('GET', path, { headers: { accept: `${protobuf},application/json` } })).code, 200);
  }
  const accept = `${protobuf};as=PartialObjectMetadata;g=meta.k8s.io;v=v1`;
  const { code, headers } = await api.call('GET', `${widgets}/x`, { headers: { accept } });
  assert.deepEqual([code, headers['content-type']], [200, protobuf]);
});
