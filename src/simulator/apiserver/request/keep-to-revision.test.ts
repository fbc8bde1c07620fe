import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestServer } from '../test-server.ts';

test('who wants an object or a list that is newer than all there is, is told to wait', async () => {
  await using api = await startTestServer();
  const path = '/api/v1/namespaces/default/configmaps';
  await api.call('POST', path, { body: { metadata: { name: 'a' } } });
  for (const each of [path, `${path}/a`]) {
    const { code, headers, json } = await api.call('GET', `${each}?resourceVersion=99999`);
    assert.deepEqual([code, headers['retry-after'], json.details.retryAfterSeconds], [504, '1', 1]);
    assert.equal((await api.call('GET', `${each}?resourceVersion=x`)).code, 400);
    assert.equal((await api.call('GET', `${each}?resourceVersion=0`)).code, 200);
  }
});
