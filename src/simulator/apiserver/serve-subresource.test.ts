import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imageKind, imageStreamImportKind, podKind } from '../../resources/kinds/kinds.ts';
import { startTestServer } from './test-server.ts';

test('a body may be of an older version that the subresource still takes', async () => {
  await using api = await startTestServer();
  const eviction = {
    kind: { group: 'policy', version: 'v1', kind: 'Eviction' },
    accepts: ['policy/v1beta1'],
    create: async (_context: unknown, _name: string, object: object) => object as never,
  };
  api.catalog.add({ kind: podKind, subresources: { eviction } });
  const sent = (apiVersion: string) =>
    api.call('POST', '/api/v1/namespaces/a/pods/p/eviction', {
      body: { apiVersion, kind: 'Eviction', metadata: { name: 'p' } },
    });
  assert.deepEqual(
    [(await sent('policy/v1beta1')).code, (await sent('policy/v1beta1')).json.apiVersion],
    [201, 'policy/v1'],
  );
  assert.equal((await sent('policy/v1alpha1')).code, 400);
});

test('what is created below an object, or only answered, is of the namespace of the request', async () => {
  await using api = await startTestServer();
  const create = async (...parameters: unknown[]) => parameters.at(-1) as never;
  const binding = { kind: { group: '', version: 'v1', kind: 'Binding' }, create };
  api.catalog.add(
    { kind: podKind, subresources: { binding } },
    { kind: imageStreamImportKind, create },
    { kind: imageKind, create },
  );
  const body = (apiVersion: string, kind: string, namespace?: string) => ({
    body: { apiVersion, kind, metadata: { name: 'p', ...(namespace && { namespace }) } },
  });
  const imports = '/apis/image.openshift.io/v1/namespaces/a/imagestreamimports';
  for (const [path, apiVersion, kind] of [
    ['/api/v1/namespaces/a/pods/p/binding', 'v1', 'Binding'],
    [imports, 'image.openshift.io/v1', 'ImageStreamImport'],
  ] as const) {
    assert.equal((await api.call('POST', path, body(apiVersion, kind))).json.metadata.namespace, 'a');
    const { code, json } = await api.call('POST', path, body(apiVersion, kind, 'b'));
    assert.deepEqual(
      [code, json.message],
      [400, 'the namespace of the provided object does not match the namespace sent on the request'],
    );
  }
  const { code, json } = await api.call(
    'POST',
    '/apis/image.openshift.io/v1/images',
    body('image.openshift.io/v1', 'Image', 'b'),
  );
  assert.deepEqual([code, json.metadata.namespace], [201, undefined]);
});

test('the scale of a custom resource is read as a scale, whatever its definition says of the resource', async () => {
  await using api = await startTestServer();
  const kind = {
    group: 'example.com',
    version: 'v1',
    kind: 'Mug',
    plural: 'mugs',
    singular: 'mug',
    namespaced: true,
    shortNames: [],
    categories: [],
    schema: { type: 'object', properties: { spec: { type: 'object', properties: { size: { type: 'integer' } } } } },
    columns: [],
    selectableFields: [],
  };
  const scale = { apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: { name: 'm', namespace: 'a' } };
  const update = async (_context: unknown, _name: string, change: (old: object) => unknown) => ({
    object: (await change({ ...scale, spec: { replicas: 1 } })) as never,
    created: false,
  });
  const subresource = { kind: { group: 'autoscaling', version: 'v1', kind: 'Scale' }, update: update as never };
  api.catalog.add({ kind, subresources: { scale: subresource } });
  const { code, json, headers } = await api.call('PATCH', '/apis/example.com/v1/namespaces/a/mugs/m/scale', {
    body: { spec: { replicas: 3 } },
    headers: { 'content-type': 'application/merge-patch+json' },
  });
  assert.deepEqual([code, json.spec, headers['warning']], [200, { replicas: 3 }, undefined]);
});
