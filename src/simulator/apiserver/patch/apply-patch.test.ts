import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestServer } from '../test-server.ts';

const notAMap = (what: string): string =>
  `error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${what} into Go value of type map[string]interface {}`;

const bodies: [string, RegExp | string][] = [
  ['"#<Resource>"', notAMap('string')],
  ['[1]', notAMap('array')],
  ['3', notAMap('number')],
  ['true', notAMap('bool')],
  ['a: [', /^error converting YAML to JSON: yaml: ./],
];
for (const [body, why] of bodies)
  test(`what is applied has to be a map, not ${body}`, async () => {
    await using api = await startTestServer();
    const { code, json } = await api.call('PATCH', '/api/v1/namespaces/a/configmaps/m?fieldManager=me', {
      body: Buffer.from(body),
      headers: { 'content-type': 'application/apply-patch+yaml' },
    });
    assert.equal(code, 400);
    const [, reason = ''] = /^error decoding YAML: (.*)$/.exec(json.message) ?? [];
    if (typeof why === 'string') assert.equal(reason, why);
    else assert.match(reason, why);
  });

for (const metadata of ['', '"metadata":{"labels":{"a":"b"}},'])
  test(`what is applied may leave its name to the address: ${metadata || 'no metadata'}`, async () => {
    await using api = await startTestServer();
    await api.call('POST', '/api/v1/namespaces/a/configmaps', {
      body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'm' } },
    });
    const { code, json } = await api.call('PATCH', '/api/v1/namespaces/a/configmaps/m?fieldManager=me', {
      body: Buffer.from(`{"apiVersion":"v1","kind":"ConfigMap",${metadata}"data":{"k":"v"}}`),
      headers: { 'content-type': 'application/apply-patch+yaml' },
    });
    assert.deepEqual([code, json.metadata?.name, json.data], [200, 'm', { k: 'v' }]);
  });

for (const type of ['"apiVersion":"v1","kind":"Secret"', '"apiVersion":"v2","kind":"ConfigMap"', '"kind":"ConfigMap"'])
  test(`what is applied says what it is: ${type}`, async () => {
    await using api = await startTestServer();
    const { code, json } = await api.call('PATCH', '/api/v1/namespaces/a/configmaps/m?fieldManager=me', {
      body: Buffer.from(`{${type},"metadata":{"name":"m"}}`),
      headers: { 'content-type': 'application/apply-patch+yaml' },
    });
    assert.equal(code, 400);
    assert.match(json.message, /^invalid object type: \/(?:v1, Kind=Secret|v2, Kind=ConfigMap|, Kind=ConfigMap)$/);
  });
