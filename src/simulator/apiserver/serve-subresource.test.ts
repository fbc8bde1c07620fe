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
