import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '../../../distribution/verified-content.ts';
import { plainRequests } from './plain-requests.fixture.ts';

test('metrics count what was answered, for those who may see them', async (context) => {
  const { ask } = await plainRequests(context);
  await ask('GET', '/v2/p/none/tags/list');
  await ask('GET', '/v2/p/none/tags/list');
  const { status, headers, body } = await ask('GET', '/extensions/v2/metrics');
  assert.deepEqual([status, headers['content-type']], [200, 'text/plain; version=0.0.4; charset=utf-8']);
  assert.match(body, /^imageregistry_http_requests_total\{code="404",method="get"\} 2$/m);
  assert.match(body, /^# TYPE process_resident_memory_bytes gauge$/m);
  assert.equal((await ask('POST', '/extensions/v2/metrics')).status, 405);
  const refused = await ask('GET', '/extensions/v2/metrics', { token: '' });
  assert.equal(refused.status, 401);
  assert.deepEqual(JSON.parse(refused.body).errors[0].detail, [
    { Type: 'metrics', Class: '', Name: '', Action: 'get' },
  ]);
});

test('blobs are deleted for good by those who may delete images', async (context) => {
  const { ask, upload } = await plainRequests(context);
  const content = Buffer.from('to go');
  const path = `/admin/blobs/${digestOf(content)}`;
  await ask('PUT', `${await upload('p/is')}&digest=${digestOf(content)}`, { body: content });
  assert.equal((await ask('GET', path)).status, 405);
  assert.equal((await ask('DELETE', path, { token: 'puller' })).status, 401);
  assert.equal((await ask('DELETE', path)).status, 204);
  assert.equal((await ask('GET', `/v2/p/is/blobs/${digestOf(content)}`)).status, 404);
  assert.equal((await ask('DELETE', '/admin/blobs/latest')).status, 404);
});

test('repositories are listed a hundred at a time', async (context) => {
  const { ask, cluster } = await plainRequests(context);
  for (let at = 100; at < 201; at++) await cluster.api.createImageStream('', 'p', `is${at}`);
  const first = await ask('GET', '/v2/_catalog');
  assert.deepEqual(
    [JSON.parse(first.body).repositories.length, first.headers.link],
    [100, '</v2/_catalog?last=p%2Fis199&n=100>; rel="next"'],
  );
  const second = await ask('GET', '/v2/_catalog?n=100&last=p/is199');
  assert.deepEqual([JSON.parse(second.body).repositories, second.headers.link], [['p/is200'], undefined]);
  const exact = await ask('GET', '/v2/_catalog?n=1&last=p/is199');
  assert.equal(exact.headers.link, '</v2/_catalog?last=p%2Fis200&n=1>; rel="next"', 'as it does not look further');
  assert.equal(JSON.parse((await ask('GET', '/v2/_catalog?n=')).body).repositories.length, 100);
  assert.match((await ask('GET', '/v2/_catalog?n=1001')).body, /PAGINATION_NUMBER_INVALID.*"detail":\{"n":1001\}/);
});
