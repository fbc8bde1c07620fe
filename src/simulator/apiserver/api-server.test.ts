import assert from 'node:assert/strict';
import { connect } from 'node:http2';
import { test } from 'node:test';
import { startTestServer } from './test-server.ts';

const configMaps = '/api/v1/namespaces/a/configmaps';
const table = { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' };
const one = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'one' }, data: { a: 'b' } };

test('an object lives from create to delete', async () => {
  await using api = await startTestServer();
  const created = await api.call('POST', configMaps, { body: one });
  assert.equal(created.code, 201);
  assert.equal(created.json.metadata.namespace, 'a');
  const replaced = await api.call('PUT', `${configMaps}/one`, { body: { ...created.json, data: { a: 'c' } } });
  assert.deepEqual([replaced.code, replaced.json.data], [200, { a: 'c' }]);
  const patched = await api.call('PATCH', `${configMaps}/one`, {
    body: '{"data":{"d":"e"}}',
    headers: { 'content-type': 'application/merge-patch+json' },
  });
  assert.deepEqual(patched.json.data, { a: 'c', d: 'e' });
  const deleted = await api.call('DELETE', `${configMaps}/one`);
  assert.deepEqual(deleted.json, {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: { name: 'one', kind: 'configmaps', uid: created.json.metadata.uid },
  });
  assert.equal((await api.call('GET', `${configMaps}/one`)).code, 404);
});

test('a dry run stores nothing', async () => {
  await using api = await startTestServer();
  assert.equal((await api.call('POST', `${configMaps}?dryRun=All`, { body: one })).code, 201);
  assert.equal((await api.call('GET', `${configMaps}/one`)).code, 404);
});

test('a list leaves out the kind of its items, a Table has rows', async () => {
  await using api = await startTestServer();
  await api.call('POST', configMaps, { body: one });
  const { json: list } = await api.call('GET', configMaps);
  assert.deepEqual([list.kind, Object.keys(list.items[0])], ['ConfigMapList', ['metadata', 'data']]);
  const { json: shown } = await api.call('GET', configMaps, { headers: table });
  assert.deepEqual(
    shown.columnDefinitions.map((column: { name: string }) => column.name),
    ['Name', 'Data', 'Age'],
  );
  assert.deepEqual([shown.rows[0].cells, shown.rows[0].object.kind], [['one', 1, '0s'], 'PartialObjectMetadata']);
});

test('what lingers is answered with itself', async () => {
  await using api = await startTestServer();
  await api.call('POST', configMaps, { body: { ...one, metadata: { name: 'one', finalizers: ['example.com/hold'] } } });
  const deleted = await api.call('DELETE', `${configMaps}/one`, { body: { propagationPolicy: 'Background' } });
  assert.deepEqual(
    [deleted.code, deleted.json.kind, deleted.json.metadata.deletionTimestamp],
    [200, 'ConfigMap', '2026-01-01T00:00:00Z'],
  );
});

const refusals: {
  name: string;
  method?: string;
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
  token?: string;
  code: number;
  message: string;
}[] = [
  { name: 'a missing object', path: `${configMaps}/none`, code: 404, message: 'configmaps "none" not found' },
  {
    name: 'an unknown resource',
    path: '/api/v1/foos',
    code: 404,
    message: 'the server could not find the requested resource',
  },
  {
    name: 'a namespaced object without a namespace',
    path: '/api/v1/configmaps/one',
    code: 404,
    message: 'the server could not find the requested resource',
  },
  {
    name: 'a method that makes no sense',
    method: 'PUT',
    path: configMaps,
    code: 405,
    message: 'the server does not allow this method on the requested resource',
  },
  {
    name: 'an unknown field selector',
    path: `${configMaps}?fieldSelector=data.a%3Db`,
    code: 400,
    message: '"data.a" is not a known field selector: only "metadata.name", "metadata.namespace"',
  },
  {
    name: 'an unsupported field selector of pods',
    path: '/api/v1/pods?fieldSelector=spec.foo%3Db',
    code: 400,
    message: 'field label not supported: spec.foo',
  },
  {
    name: 'a version from the future',
    path: `${configMaps}?resourceVersion=99`,
    code: 504,
    message: 'Timeout: Too large resource version: 99, current: 1',
  },
  {
    name: 'a body of another kind',
    method: 'POST',
    path: configMaps,
    body: { kind: 'Secret', apiVersion: 'v1' },
    code: 400,
    message:
      'Secret in version "v1" cannot be handled as a ConfigMap: converting (v1.Secret) to (core.ConfigMap): unknown conversion',
  },
  {
    name: 'an empty body',
    method: 'POST',
    path: configMaps,
    body: '',
    code: 400,
    message:
      "the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: unexpected end of JSON input (<empty>)",
  },
  {
    name: 'an unknown content type',
    method: 'POST',
    path: configMaps,
    body: 'x',
    headers: { 'content-type': 'text/plain' },
    code: 415,
    message:
      'the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, application/vnd.kubernetes.protobuf',
  },
  {
    name: 'a body that is too large',
    method: 'POST',
    path: configMaps,
    body: Buffer.alloc(3 * 1024 * 1024 + 1, 32),
    code: 413,
    message: 'Request entity too large: limit is 3145728',
  },
  {
    name: 'an unknown dry run',
    method: 'POST',
    path: `${configMaps}?dryRun=Some`,
    body: {},
    code: 422,
    message:
      'CreateOptions.meta.k8s.io "" is invalid: dryRun: Unsupported value: []string{"Some"}: supported values: "All"',
  },
  {
    name: 'an unsuitable Accept',
    path: configMaps,
    headers: { accept: 'text/html' },
    code: 406,
    message:
      '406: Not Acceptable\n\nAvailable representations: application/json, application/yaml, application/vnd.kubernetes.protobuf, application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch',
  },
  {
    name: 'a user without rights',
    path: configMaps,
    token: 'bob',
    code: 403,
    message:
      'configmaps is forbidden: User "bob" cannot list resource "configmaps" in API group "" in the namespace "a"',
  },
  {
    name: 'nobody',
    path: '/version',
    token: '',
    code: 403,
    message: 'forbidden: User "system:anonymous" cannot get path "/version"',
  },
  {
    name: 'an impersonation that is not allowed',
    path: '/version',
    token: 'bob',
    headers: { 'impersonate-user': 'admin' },
    code: 403,
    message:
      'users "admin" is forbidden: User "bob" cannot impersonate resource "users" in API group "" at the cluster scope',
  },
];

test('refusals have the texts of the real server', async (t) => {
  await using api = await startTestServer();
  for (const { name, method = 'GET', path, code, message, ...options } of refusals) {
    await t.test(name, async () => {
      const answer = await api.call(method, path, options);
      assert.deepEqual([answer.code, answer.json?.message], [code, message]);
    });
  }
});

test('what only the real server has is reported', async () => {
  await using api = await startTestServer();
  const headers = { 'user-agent': 'probe/1' };
  const unknown = await api.call('GET', '/apis/example.com/v1/foos', { headers });
  assert.deepEqual([unknown.code, unknown.text, api.unimplemented], [404, '404 page not found\n', []]);
  const known = await api.call('GET', '/apis/template.openshift.io/v1/templates', { headers });
  assert.deepEqual([known.code, known.text], [404, '404 page not found\n']);
  assert.deepEqual(api.unimplemented, [
    { method: 'GET', path: '/apis/template.openshift.io/v1/templates', userAgent: 'probe/1' },
  ]);
});

test('paths that cannot be read are refused', async () => {
  await using api = await startTestServer();
  for (const path of ['/api/v1/%zz', '/api/v1/a%00b', `${configMaps}/..%2f..`])
    assert.equal((await api.call('GET', path)).code, 400);
});

test('large answers are compressed for those who ask', async () => {
  await using api = await startTestServer();
  await api.call('POST', configMaps, { body: { ...one, data: { a: 'x'.repeat(200_000) } } });
  const answer = await api.call('GET', `${configMaps}/one`, { headers: { 'accept-encoding': 'gzip' } });
  assert.equal(answer.headers['content-encoding'], 'gzip');
  assert.ok(answer.text.length < 10_000);
});

test('HTTP/2 is served on the same port', async () => {
  await using api = await startTestServer();
  const session = connect(api.server.url, { ca: api.ca });
  const stream = session.request({ ':path': '/version', authorization: 'Bearer admin' });
  let text = '';
  for await (const chunk of stream) text += chunk;
  session.close();
  assert.equal(JSON.parse(text).gitVersion, 'v1.32.13');
});
