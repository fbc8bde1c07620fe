import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentKind, imageStreamTagKind } from '../../../resources/kinds/kinds.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { startTestServer } from '../test-server.ts';

const aggregated = { accept: 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json' };

test('legacy discovery lists groups and resources as the real server does', async () => {
  await using api = await startTestServer();
  const { json: groups } = await api.call('GET', '/apis');
  assert.deepEqual(
    groups.groups.map((group: { name: string }) => group.name),
    ['apps', 'apiextensions.k8s.io'],
  );
  const { json: apps } = await api.call('GET', '/apis/apps/v1');
  assert.deepEqual(apps.resources, [
    {
      singularName: 'deployment',
      namespaced: true,
      kind: 'Deployment',
      shortNames: ['deploy'],
      categories: ['all'],
      storageVersionHash: '8aSe+NMegvE=',
      name: 'deployments',
      verbs: ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'],
    },
    {
      name: 'deployments/status',
      singularName: '',
      namespaced: true,
      kind: 'Deployment',
      verbs: ['get', 'patch', 'update'],
    },
  ]);
});

test('only verbs that the storage has are listed', async () => {
  await using api = await startTestServer();
  const { get, list } = api.catalog.find(deploymentKind) as RestStorage;
  api.catalog.add({ kind: imageStreamTagKind, get, list } as RestStorage);
  const { json } = await api.call('GET', '/apis/image.openshift.io/v1');
  assert.deepEqual([json.resources[0].shortNames, json.resources[0].verbs], [['istag'], ['get', 'list']]);
});

test('aggregated discovery holds everything and has an ETag', async () => {
  await using api = await startTestServer();
  const { json, headers } = await api.call('GET', '/apis', { headers: aggregated });
  assert.equal(json.kind, 'APIGroupDiscoveryList');
  assert.deepEqual(json.items[0].versions[0].resources[0].subresources, [
    {
      subresource: 'status',
      responseKind: { group: '', version: '', kind: 'Deployment' },
      verbs: ['get', 'patch', 'update'],
    },
  ]);
  const again = await api.call('GET', '/apis', {
    headers: { ...aggregated, 'if-none-match': String(headers['etag']) },
  });
  assert.equal(again.code, 304);
});

const plain: { path: string; text: RegExp }[] = [
  { path: '/version', text: /"gitVersion": "v1.32.13"/ },
  { path: '/version/openshift', text: /"minor": "19\+"/ },
  { path: '/healthz', text: /^ok$/ },
  { path: '/readyz?verbose', text: /^\[\+\]ping ok\n[\s\S]*readyz check passed\n$/ },
  { path: '/livez/ping', text: /^ok$/ },
  {
    path: '/.well-known/oauth-authorization-server',
    text: /"authorization_endpoint": "https:\/\/127\.0\.0\.1:\d+\/oauth\/authorize"/,
  },
];

test('paths beside the API are served', async (t) => {
  await using api = await startTestServer();
  for (const { path, text } of plain)
    await t.test(path, async () => assert.match((await api.call('GET', path)).text, text));
});

test('a cluster adds pages of its own', async () => {
  await using api = await startTestServer({
    pages: { '/hello': () => ({ code: 200, contentType: 'text/plain', body: 'hello' }) },
  });
  assert.equal((await api.call('GET', '/hello')).text, 'hello');
});
