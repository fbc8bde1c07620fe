import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestServer } from '../test-server.ts';

const path = '/apis/apps/v1/namespaces/a/deployments';
const deployment = {
  metadata: { name: 'd' },
  spec: {
    selector: { matchLabels: { a: 'b' } },
    template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
  },
};
const merge = '{"spec":{"foo":1,"foo":2,"paused":true,"paused":false,"bar":{"a":1,"a":2}}}';
const findings = [
  'duplicate field "spec.foo"',
  'duplicate field "spec.paused"',
  'duplicate field "spec.bar.a"',
  'unknown field "spec.bar"',
  'unknown field "spec.foo"',
];

const rows: { type: string; body: string; findings: string[] }[] = [
  { type: 'application/merge-patch+json', body: merge, findings },
  { type: 'application/strategic-merge-patch+json', body: merge, findings },
  {
    type: 'application/json-patch+json',
    body: '[{"op":"add","path":"/spec/foo","value":{"a":1,"a":2},"more":1},{"op":"add","path":"/spec/bar","path":"/spec/zoo","value":1}]',
    findings: [
      'json patch duplicate field "[0].value.a"',
      'json patch unknown field "[0].more"',
      'json patch duplicate field "[1].path"',
      'unknown field "spec.foo"',
      'unknown field "spec.zoo"',
    ],
  },
];

for (const { type, body, findings } of rows)
  test(`${type}: what the patch names twice is told before what the object does not have`, async () => {
    await using api = await startTestServer();
    await api.call('POST', path, { body: deployment });
    const patch = (query: string) =>
      api.call('PATCH', `${path}/d${query}`, { body, headers: { 'content-type': type } });
    const strict = await patch('?fieldValidation=Strict');
    assert.equal(strict.code, 422);
    assert.ok(strict.json.message.endsWith(`: strict decoding error: ${findings.join(', ')}`), strict.json.message);
    assert.equal((await patch('?fieldValidation=Ignore')).headers['warning'], undefined);
    const warned = await patch('');
    assert.equal(warned.code, 200);
    const warnings = String(warned.headers['warning']).replaceAll('\\"', '"');
    assert.equal(warnings, findings.map((each) => `299 - "${each}"`).join(', '));
  });
