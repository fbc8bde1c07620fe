import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from '../apimachinery/random.ts';
import { encodeEnvelope } from './protobuf/encode-envelope.ts';
import { startTestServer } from './test-server.ts';

/** How many requests are sent; with the seed they decide all of them. */
const REQUESTS = 400;
const SEED = 7;

const object = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'a', labels: { app: 'web' } },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
  },
};
const json = Buffer.from(JSON.stringify(object));
const yaml = Buffer.from('apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata: &x\n  k: "v"\nmore: *x\n');
const protobuf = encodeEnvelope(object) as Buffer;

const bodies: readonly (readonly [type: string, body: Buffer])[] = [
  ['application/json', json],
  ['application/yaml', yaml],
  ['application/vnd.kubernetes.protobuf', protobuf],
  ['application/merge-patch+json', json],
  [
    'application/strategic-merge-patch+json',
    Buffer.from('{"spec":{"$patch":"replace","template":{"spec":{"containers":[]}}}}'),
  ],
  ['application/json-patch+json', Buffer.from('[{"op":"add","path":"/spec/replicas","value":1}]')],
  ['application/apply-patch+yaml', yaml],
  ['text/html', json],
];

const paths = [
  '/apis/apps/v1/namespaces/a/deployments',
  '/apis/apps/v1/namespaces/a/deployments/web',
  '/apis/apps/v1/namespaces/a/deployments/web/status',
  '/api/v1/namespaces/a/configmaps/a',
  '/api/v1/namespaces/a/configmaps',
  '/api/v1/namespaces/..%2f..%2fa/secrets/%00',
  '/api/v1/namespaces/a/secrets/%e0%80',
  '/openapi/v3/apis/../..',
  `/api/v1/namespaces/a/configmaps/${'x'.repeat(2000)}`,
];
const parameters = [
  'limit',
  'continue',
  'fieldSelector',
  'labelSelector',
  'resourceVersion',
  'fieldManager',
  'dryRun',
  'force',
  'pretty',
];
const values = ['', '0', '-1', '1', 'abc', 'a=b', 'a in (b', '%00', '99999999999999999999', 'All', '!', '\u{1f600}'];
const accepts = [
  '*/*',
  'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io',
  'application/vnd.kubernetes.protobuf',
  'application/yaml',
  ';;,=',
  'text/html',
];
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

test('no malformed request gets a fault of the server, or none at all', { timeout: 60_000 }, async () => {
  await using api = await startTestServer();
  const random = new Random(SEED);
  const below = (limit: number): number => random.integer(limit);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  for (let sent = 0; sent < REQUESTS; sent++) {
    const [type, body] = pick(bodies);
    const method = pick(methods);
    const path = pick(paths);
    const query = `${path.includes('?') ? '&' : '?'}${pick(parameters)}=${encodeURIComponent(pick(values))}`;
    const options = {
      ...(method === 'GET' ? {} : { body: mutated(body, below) }),
      headers: { 'content-type': type, accept: pick(accepts) },
    };
    const { code, text } = await api.call(method, path + query, options);
    const isRefusedApply = /failed to (?:create typed patch|convert new typed) object/.test(text);
    assert.ok(code < 500 || code === 504 || isRefusedApply, `${method} ${path}${query} ${type}: ${code} ${text}`);
  }
  assert.equal((await api.call('GET', '/version')).code, 200);
});

const peculiar: { name: string; type: string; body: string; message: RegExp }[] = [
  {
    name: 'an alias of itself',
    type: 'application/yaml',
    body: 'kind: ConfigMap\ndata: &x\n  a: *x\n',
    message: /contains itself/,
  },
  {
    name: 'nesting without end',
    type: 'application/json',
    body: `{"kind":"ConfigMap","extra":${'{"a":'.repeat(200_000)}1${'}'.repeat(200_001)}`,
    message: /max depth|name or generateName is required/,
  },
];

for (const { name, type, body, message } of peculiar)
  test(`refused: ${name}`, async () => {
    await using api = await startTestServer();
    const answer = await api.call('POST', '/api/v1/namespaces/a/configmaps', {
      body,
      headers: { 'content-type': type },
    });
    assert.match(answer.json.message, message);
    assert.ok(answer.code < 500);
  });

test('a warning that is no ASCII reaches the client', async () => {
  await using api = await startTestServer();
  const body = { metadata: { name: 'a' }, größe: 1 };
  const { headers } = await api.call('POST', '/api/v1/namespaces/a/configmaps', { body });
  assert.equal(Buffer.from(String(headers['warning']), 'latin1').toString(), '299 - "unknown field \\"größe\\""');
});

/** Bytes cut off, changed, doubled or put in, or all left as it is. */
const mutated = (body: Buffer, below: (limit: number) => number): Buffer => {
  const copy = Buffer.from(body);
  const at = below(copy.length);
  switch (below(6)) {
    case 0:
      return copy.subarray(0, at);
    case 1:
      copy[at] = below(256);
      return copy;
    case 2:
      return Buffer.concat([copy.subarray(0, at), copy.subarray(below(copy.length))]);
    case 3:
      return Buffer.concat([
        copy.subarray(0, at),
        Buffer.from('[{"":null,"a":['.repeat(below(200))),
        copy.subarray(at),
      ]);
    case 4:
      return Buffer.from(copy.toString().replaceAll(/"[a-z]+"|\d/g, (each) => (below(8) === 0 ? 'null' : each)));
    default:
      return copy;
  }
};
