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
