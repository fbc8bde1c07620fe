import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestServer } from '../test-server.ts';

test('the version is told to those who ask for JSON, and by no other method', async () => {
  await using api = await startTestServer();
  const ask = (method: string, accept: string) => api.call(method, '/version', { headers: { accept } });
  assert.equal((await ask('GET', '*/*')).json.minor, '32');
  assert.equal((await ask('PUT', '*/*')).code, 405);
  const { code, json } = await ask('GET', 'text/html');
  assert.deepEqual([code, json.message], [406, '406: Not Acceptable\n\nAvailable representations: application/json']);
});
