import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestServer } from '../test-server.ts';

const path = '/apis/apps/v1/namespaces/a/deployments';
const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'd' },
  spec: {
    selector: { matchLabels: { a: 'b' } },
    template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
  },
};

for (const [patch, refusal] of [
  [{ spec: { replicas: 'x' } }, 'unrecognized type: int32'],
  [{ spec: { paused: 1 } }, 'unrecognized type: bool'],
  [{ metadata: { labels: { a: 1 } } }, 'cannot convert int64 to string'],
  [{ metadata: { labels: { a: true } } }, 'unrecognized type: string'],
  [{ metadata: { labels: { a: {} } } }, 'unrecognized type: string'],
  [{ spec: { replicas: 1.5 } }, 'cannot convert float64 to int32'],
  [{ spec: { template: 1 } }, 'cannot restore struct from: int64'],
] as const) {
  test(`a strategic merge patch with ${JSON.stringify(patch)} is refused as its own reader refuses it`, async () => {
    await using api = await startTestServer();
    await api.call('POST', path, { body: deployment });
    const { code, json } = await api.call('PATCH', `${path}/d`, {
      body: JSON.stringify(patch),
      headers: { 'content-type': 'application/strategic-merge-patch+json' },
    });
    assert.equal(code, 422);
    assert.ok(json.message.endsWith(`: ${refusal}`), json.message);
  });
}

const typed = (type: string) => ({ 'content-type': `application/${type}` });

for (const [type, body, validation, refusal] of [
  [
    'strategic-merge-patch+json',
    '[]',
    'Warn',
    'json: cannot unmarshal array into Go value of type map[string]interface {}',
  ],
  ['strategic-merge-patch+json', '{', 'Strict', 'unexpected end of JSON input'],
  [
    'merge-patch+json',
    '3',
    'Warn',
    'error decoding patch: json: cannot unmarshal number into Go value of type map[string]interface {}',
  ],
  ['merge-patch+json', 'null', 'Warn', 'Invalid JSON Patch'],
  ['merge-patch+json', '3', 'Ignore', 'Invalid JSON Patch'],
  [
    'json-patch+json',
    '"a"',
    'Warn',
    'error decoding patch: json: cannot unmarshal string into Go value of type []handlers.jsonPatchOp',
  ],
  ['json-patch+json', '{}', 'Ignore', 'json: cannot unmarshal object into Go value of type jsonpatch.Patch'],
] as const) {
  test(`the ${type} ${body} is refused with ${refusal} (${validation})`, async () => {
    await using api = await startTestServer();
    await api.call('POST', path, { body: deployment });
    const headers = typed(type);
    const { code, json } = await api.call('PATCH', `${path}/d?fieldValidation=${validation}`, { body, headers });
    assert.deepEqual([code, json.message], [400, refusal]);
  });
}

for (const type of ['strategic-merge-patch+json', 'json-patch+json'])
  test(`null is a ${type} that changes nothing`, async () => {
    await using api = await startTestServer();
    const { json: before } = await api.call('POST', path, { body: deployment });
    const { code, json } = await api.call('PATCH', `${path}/d`, { body: 'null', headers: typed(type) });
    assert.deepEqual([code, json.spec], [200, before.spec]);
  });

test('what a patch makes is quoted in the order of names where the patch has opened it', async () => {
  await using api = await startTestServer();
  await api.call('POST', path, { body: deployment });
  const { json } = await api.call('PATCH', `${path}/d`, {
    body: '{"spec":{"paused":"x","replicas":1}}',
    headers: typed('merge-patch+json'),
  });
  assert.match(
    json.message,
    /Invalid value: "\{\\"apiVersion\\":\\"apps\/v1\\",\\"kind\\":\\"Deployment\\",\\"metadata\\":\{\\"name\\"/,
  );
  assert.match(json.message, /\\"spec\\":\{\\"paused\\":\\"x\\",\\"replicas\\":1,\\"selector\\"/);
});
