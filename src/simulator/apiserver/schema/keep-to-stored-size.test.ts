import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configMapKind, secretKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { startTestServer } from '../test-server.ts';
import { keepToStoredSize } from './keep-to-stored-size.ts';

const object = (annotation: string, data: object = {}): KubeObject =>
  ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a', annotations: { annotation } },
    ...data,
  }) as KubeObject;
const MEBIBYTE = 1024 * 1024;

test('what etcd takes is kept: names of fields, quotes and base64 do not count', () => {
  keepToStoredSize(configMapKind, object('"'.repeat(1.4 * MEBIBYTE)));
  keepToStoredSize(secretKind, object('', { data: { key: Buffer.alloc(1.4 * MEBIBYTE).toString('base64') } }));
});

test('what is larger is refused, and what is larger still is not sent', () => {
  assert.throws(() => keepToStoredSize(configMapKind, object('x'.repeat(1.6 * MEBIBYTE))), {
    code: 500,
    message: 'etcdserver: request is too large',
  });
  assert.throws(() => keepToStoredSize(configMapKind, object('x'.repeat(2.1 * MEBIBYTE))), {
    message: /^rpc error: code = ResourceExhausted desc = trying to send message larger than max \(\d+ vs\. 2097152\)$/,
  });
});

test('an object that grows by patches is refused, not in a dry run', async () => {
  await using api = await startTestServer();
  const path = '/api/v1/namespaces/a/secrets';
  const data = (key: string) => ({ stringData: undefined, data: { [key]: 'eHh4'.repeat(200_000) } });
  assert.equal((await api.call('POST', path, { body: { metadata: { name: 'a' }, ...data('one') } })).code, 201);
  const patch = (key: string, query = '') =>
    api.call('PATCH', `${path}/a${query}`, {
      body: data(key),
      headers: { 'content-type': 'application/merge-patch+json' },
    });
  assert.equal((await patch('two')).code, 200);
  assert.equal((await patch('three', '?dryRun=All')).code, 200);
  const { code, json } = await patch('three');
  assert.equal(code, 500);
  assert.deepEqual(json, {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: 'etcdserver: request is too large',
    code: 500,
  });
});
