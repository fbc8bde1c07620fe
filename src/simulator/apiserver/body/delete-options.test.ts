import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestServer } from '../test-server.ts';

const one = '/api/v1/namespaces/a/configmaps/m';

const started = async () => {
  const api = await startTestServer();
  await api.call('POST', '/api/v1/namespaces/a/configmaps', {
    body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'm' } },
  });
  return api;
};

test('beside a body the query does not count', async () => {
  await using api = await started();
  assert.equal((await api.call('DELETE', `${one}?dryRun=All`)).code, 200);
  assert.equal((await api.call('GET', one)).code, 200);
  assert.equal((await api.call('DELETE', `${one}?dryRun=All`, { body: {} })).code, 200);
  assert.equal((await api.call('GET', one)).code, 404);
});

const refusals: readonly [object, string][] = [
  [{ kind: 'ConfigMap', apiVersion: 'v1' }, 'no kind "ConfigMap" is registered for version "v1" in scheme '],
  [{ dryRun: 'All' }, 'json: cannot unmarshal string into Go struct field DeleteOptions.dryRun of type []string'],
  [
    { preconditions: [] },
    'json: cannot unmarshal array into Go struct field DeleteOptions.preconditions of type v1.Preconditions',
  ],
  [
    { kind: 1 },
    "couldn't get version/kind; json parse error: json: cannot unmarshal number into Go struct field .kind",
  ],
];
for (const [body, text] of refusals)
  test(`options that are none: ${JSON.stringify(body)}`, async () => {
    await using api = await started();
    const { code, json } = await api.call('DELETE', one, { body });
    assert.equal(code, 400);
    assert.ok(json.message.startsWith(text), json.message);
  });
