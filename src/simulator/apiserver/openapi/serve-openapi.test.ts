import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestServer } from '../test-server.ts';

test('the index leads to a document for each group version, and to those of the root', async () => {
  await using api = await startTestServer();
  const { json: index } = await api.call('GET', '/openapi/v3');
  assert.deepEqual(Object.keys(index.paths), [
    '.well-known/openid-configuration',
    'api',
    'api/v1',
    'apis',
    'apis/apiextensions.k8s.io',
    'apis/apiextensions.k8s.io/v1',
    'apis/apps',
    'apis/apps/v1',
    'openid/v1/jwks',
    'version',
  ]);
  const { json, headers } = await api.call('GET', index.paths['apis/apps/v1'].serverRelativeURL);
  assert.equal(headers['cache-control'], 'public, immutable');
  assert.deepEqual(json.components.schemas['io.k8s.api.apps.v1.Deployment']['x-kubernetes-group-version-kind'], [
    { group: 'apps', kind: 'Deployment', version: 'v1' },
  ]);
  const { patch } = json.paths['/apis/apps/v1/namespaces/{namespace}/deployments/{name}'];
  assert.deepEqual(
    patch.parameters.map((parameter: { name: string }) => parameter.name),
    ['dryRun', 'fieldManager', 'fieldValidation', 'force'],
  );
  const references = new Set(
    [...JSON.stringify(json).matchAll(/#\/components\/schemas\/([^"]+)/g)].map(([, name]) => name ?? ''),
  );
  assert.deepEqual(
    [...references].filter((name) => json.components.schemas[name] === undefined),
    [],
  );
});

test('the documents of the root say what tells of groups and versions', async () => {
  await using api = await startTestServer();
  const { json } = await api.call('GET', '/openapi/v3/apis/apps');
  const { get } = json.paths['/apis/apps/'];
  assert.equal(get.operationId, 'getAppsAPIGroup');
  assert.equal(
    get.responses['200'].content['application/yaml'].schema.$ref,
    '#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.APIGroup',
  );
  assert.ok(json.components.schemas['io.k8s.apimachinery.pkg.apis.meta.v1.APIGroup']);
});

test('Swagger 2.0 comes as JSON and as protobuf', async () => {
  await using api = await startTestServer();
  const { json } = await api.call('GET', '/openapi/v2');
  assert.equal(json.swagger, '2.0');
  const { parameters, patch } = json.paths['/apis/apps/v1/namespaces/{namespace}/deployments/{name}'];
  assert.deepEqual(
    parameters.map(({ name, required }: { name: string; required?: boolean }) => [name, required]),
    [
      ['name', true],
      ['namespace', true],
      ['pretty', undefined],
    ],
  );
  assert.equal(patch.operationId, 'patchAppsV1NamespacedDeployment');
  assert.deepEqual(Object.keys(patch.responses), ['200', '201', '401']);
  assert.deepEqual(json.definitions['io.k8s.api.core.v1.ConfigMap'].properties.metadata, {
    $ref: '#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta',
    description: "Standard object's metadata: name, labels and whatever else all objects have.",
  });
  const binary = await api.call('GET', '/openapi/v2', {
    headers: { accept: 'application/com.github.proto-openapi.spec.v2@v1.0+protobuf' },
  });
  assert.equal(binary.headers['content-type'], 'application/com.github.proto-openapi.spec.v2.v1.0+protobuf');
  assert.ok(binary.text.startsWith('\n\x032.0'));
  assert.ok(binary.text.includes("Standard object's metadata: name, labels and whatever else all objects have."));
});
