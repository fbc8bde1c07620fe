import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestServer } from '../test-server.ts';

const notMap = 'json: cannot unmarshal array into Go value of type map[string]interface {}';

for (const { type, code, message } of [
  { type: 'text/plain', code: 415, message: '415: Unsupported Media Type' },
  { type: 'application/merge-patch+json', code: 400, message: `error decoding patch: ${notMap}` },
  { type: 'application/strategic-merge-patch+json', code: 400, message: notMap },
]) {
  test(`a list sent as ${type} is no patch`, async () => {
    await using api = await startTestServer();
    const path = '/api/v1/namespaces/default/configmaps';
    await api.call('POST', path, { body: { metadata: { name: 'a' } } });
    const answer = await api.call('PATCH', `${path}/a`, { body: '[]', headers: { 'content-type': type } });
    assert.deepEqual([answer.code, answer.json.message], [code, message]);
  });
}
