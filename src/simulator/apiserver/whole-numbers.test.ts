import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeEnvelope } from './protobuf/decode-envelope.ts';
import { startTestServer } from './test-server.ts';

const HIGHEST = '9223372036854775807';
const LOWEST = '-9223372036854775808';
const path = '/api/v1/namespaces/a/pods';
const pod = (seconds: string): string =>
  `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p"},"spec":{"terminationGracePeriodSeconds":${seconds},"containers":[{"name":"c","image":"i"}]}}`;
const json = { 'content-type': 'application/json' };

test('whole numbers of 64 bits are kept in every form of an object', async () => {
  await using api = await startTestServer();
  const kept = `"terminationGracePeriodSeconds":${HIGHEST}`;
  assert.ok((await api.call('POST', path, { body: pod(HIGHEST), headers: json })).text.includes(kept));
  assert.ok((await api.call('GET', path)).text.includes(kept));
  const yaml = await api.call('GET', `${path}/p`, { headers: { accept: 'application/yaml' } });
  assert.ok(yaml.text.includes(`terminationGracePeriodSeconds: ${HIGHEST}\n`), yaml.text);
  const table = await api.call('GET', path, { headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' } });
  assert.equal(table.code, 200);
});

const patches: [string, string, string][] = [
  ['application/merge-patch+json', `{"spec":{"terminationGracePeriodSeconds":${LOWEST}}}`, LOWEST],
  ['application/strategic-merge-patch+json', `{"spec":{"terminationGracePeriodSeconds":${LOWEST}}}`, LOWEST],
  [
    'application/json-patch+json',
    `[{"op":"replace","path":"/spec/terminationGracePeriodSeconds","value":${LOWEST}}]`,
    LOWEST,
  ],
  [
    'application/apply-patch+yaml',
    `apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {terminationGracePeriodSeconds: ${LOWEST}}`,
    LOWEST,
  ],
  ['application/merge-patch+json', '{"metadata":{"labels":{"a":"b"}}}', HIGHEST],
  [
    'application/json-patch+json',
    '[{"op":"copy","from":"/spec/terminationGracePeriodSeconds","path":"/spec/activeDeadlineSeconds"},{"op":"remove","path":"/spec/terminationGracePeriodSeconds"},{"op":"move","from":"/spec/activeDeadlineSeconds","path":"/spec/terminationGracePeriodSeconds"}]',
    HIGHEST,
  ],
];

for (const [type, body, expected] of patches)
  test(`whole numbers of 64 bits are kept by ${type} that writes ${expected}`, async () => {
    await using api = await startTestServer();
    await api.call('POST', path, { body: pod(HIGHEST), headers: json });
    const query = type.includes('apply') ? '?fieldManager=me&force=true' : '';
    const { text } = await api.call('PATCH', `${path}/p${query}`, { body, headers: { 'content-type': type } });
    assert.ok(text.includes(`"terminationGracePeriodSeconds":${expected}`), text);
  });

for (const seconds of ['9223372036854775808', '1e30'])
  test(`${seconds} is more than a field of 64 bits holds`, async () => {
    await using api = await startTestServer();
    const { code, json: status } = await api.call('POST', path, { body: pod(seconds), headers: json });
    assert.equal(code, 400);
    assert.match(status.message, /cannot unmarshal number \d+ into Go struct field .* of type int64/);
  });

test('protobuf keeps whole numbers of 64 bits', async () => {
  const { encodeEnvelope } = await import('./protobuf/encode-envelope.ts');
  for (const seconds of [2n ** 63n - 1n, -(2n ** 63n), 2n ** 53n + 1n, 7]) {
    const object = { apiVersion: 'v1', kind: 'Pod', spec: { terminationGracePeriodSeconds: seconds } };
    const bytes = encodeEnvelope(object) as Buffer;
    const { spec } = decodeEnvelope(bytes, 'Pod') as { spec: { terminationGracePeriodSeconds: unknown } };
    assert.equal(spec.terminationGracePeriodSeconds, seconds);
  }
});

test('the record of what kubectl has applied keeps them, too', async () => {
  await using api = await startTestServer();
  const record = 'kubectl.kubernetes.io/last-applied-configuration';
  const body = pod(HIGHEST).replace('"name":"p"', `"name":"p","annotations":{"${record}":"{}"}`);
  await api.call('POST', path, { body, headers: json });
  const headers = { 'content-type': 'application/apply-patch+yaml' };
  const { json: applied } = await api.call('PATCH', `${path}/p?fieldManager=kubectl&force=true`, { body, headers });
  assert.match(applied.metadata.annotations[record], new RegExp(`"terminationGracePeriodSeconds":${HIGHEST}`));
});
