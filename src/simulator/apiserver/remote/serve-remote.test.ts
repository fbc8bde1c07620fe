import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import type { TLSSocket } from 'node:tls';
import type { RemotePlace } from '../../apimachinery/remote-version.ts';
import { sharedAuthority } from '../../pki/shared-authority.ts';
import { startTestServer } from '../test-server.ts';

const version = { group: 'metrics.k8s.io', version: 'v1beta1' };
const path = '/apis/metrics.k8s.io/v1beta1/nodes?limit=5';
const resources = [{ name: 'nodes', singularName: '', namespaced: false, kind: 'NodeMetrics', verbs: ['get', 'list'] }];

test('a group whose server does not answer is known, and not to be had', async () => {
  await using api = await startTestServer();
  api.catalog.addRemote({ ...version, place: undefined, resources: [] });
  const { code, text: body } = await api.call('GET', path);
  assert.deepEqual([code, body], [503, 'service unavailable\n']);
  const { json: group } = await api.call('GET', '/apis/metrics.k8s.io');
  assert.deepEqual(group.preferredVersion, { groupVersion: 'metrics.k8s.io/v1beta1', version: 'v1beta1' });
  const accept = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';
  const all = async () => (await api.call('GET', '/apis', { headers: { accept } })).json.items;
  const told = (await all()).find(({ metadata }: { metadata: { name: string } }) => metadata.name === version.group);
  assert.deepEqual(told.versions, [{ version: 'v1beta1', freshness: 'Stale' }]);
  api.catalog.forgetRemote(version);
  assert.equal((await api.call('GET', path)).code, 404);
});

test('a server that answers is asked in the name of the user, without credentials', async (t) => {
  const authority = await sharedAuthority();
  const { key, certificate } = await authority.issueServing({ dns: ['metrics.a.svc'], ips: [] });
  const identity = await authority.issueClient({ name: 'system:openshift-aggregator' });
  const asked: unknown[] = [];
  const options = { key, cert: certificate, requestCert: true, ca: authority.certificate };
  const server = createServer(options, async (request, response) => {
    const { authorization, 'x-remote-user': user } = request.headers;
    const by = (request.socket as TLSSocket).getPeerCertificate().subject.CN;
    asked.push([request.method, request.url, authorization, user, by, await text(request)]);
    response.writeHead(201, { 'content-type': 'application/json' }).end('{"kind":"NodeMetrics"}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  await using api = await startTestServer();
  const ca = api.ca;
  const place: RemotePlace = { address: '127.0.0.1', port, host: 'metrics.a.svc', ca, isTrusted: false, identity };
  api.catalog.addRemote({ ...version, place, resources });
  const { code, json, headers } = await api.call('POST', path, { body: { a: 1 } });
  assert.deepEqual([code, json, headers['content-type']], [201, { kind: 'NodeMetrics' }, 'application/json']);
  assert.deepEqual(asked, [['POST', path, undefined, 'admin', 'system:openshift-aggregator', '{"a":1}']]);
  const openApi = '/openapi/v3/apis/metrics.k8s.io/v1beta1?hash=1';
  api.catalog.addRemote({ ...version, place, resources, openApi });
  const { json: index } = await api.call('GET', '/openapi/v3');
  assert.equal(index.paths['apis/metrics.k8s.io/v1beta1'].serverRelativeURL, openApi);
  assert.equal((await api.call('GET', openApi)).json.kind, 'NodeMetrics');
  api.catalog.addRemote({ ...version, place: { ...place, ca: undefined }, resources });
  const refused = await api.call('GET', path);
  assert.deepEqual(
    [refused.code, refused.text],
    [503, 'tls: failed to verify certificate: x509: certificate signed by unknown authority\n'],
  );
});
