import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestServer } from '../test-server.ts';

test('metrics count the requests that were answered', async () => {
  await using server = await startTestServer();
  await server.call('GET', '/api/v1/namespaces/none');
  await server.call('GET', '/api/v1/namespaces');
  await server.call('GET', '/api/v1/namespaces');
  const { code, headers, text } = await server.call('GET', '/metrics');
  assert.equal(code, 200);
  assert.equal(headers['content-type'], 'text/plain; version=0.0.4; charset=utf-8; escaping=values');
  assert.match(
    text,
    /^apiserver_request_total\{code="200",component="apiserver",dry_run="",group="",resource="namespaces",scope="cluster",subresource="",verb="LIST",version="v1"\} 2$/m,
  );
  assert.match(
    text,
    /^apiserver_request_total\{code="404",.*resource="namespaces",scope="resource",subresource="",verb="GET",version="v1"\} 1$/m,
  );
  assert.match(text, /^# TYPE process_resident_memory_bytes gauge\nprocess_resident_memory_bytes \d+$/m);
  assert.match(text, /^apiserver_storage_objects\{resource="configmaps"\} 0$/m);
});

test('whatever is asked for that is not served has one series', async () => {
  await using server = await startTestServer();
  for (const path of ['/api/v1/unicorns', '/apis/a.b/v1/namespaces/none/c/d', '/api/v1/namespaces/none/unicorns/e'])
    await server.call('GET', path);
  const { text } = await server.call('GET', '/metrics');
  assert.doesNotMatch(text, /unicorns|a\.b/);
  assert.match(
    text,
    /^apiserver_request_total\{code="404",.*group="",resource="",scope="",.*verb="GET",version=""\} 2$/m,
  );
});

test('who may not see them is refused', async () => {
  await using server = await startTestServer({ authorize: () => ({ allowed: false, reason: '' }) });
  const { code, json } = await server.call('GET', '/metrics');
  assert.deepEqual([code, json.message], [403, 'forbidden: User "admin" cannot get path "/metrics"']);
});

test('answers say how the requests of their user are queued', async () => {
  await using server = await startTestServer({ flowOf: ({ username }) => ({ 'x-flow': username }) });
  const { headers } = await server.call('GET', '/api/v1/namespaces/none');
  assert.equal(headers['x-flow'], 'admin');
  assert.match(String(headers['audit-id']), /^[0-9a-f-]{36}$/);
});
