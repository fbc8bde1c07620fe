import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DistributionError } from '../../../distribution/distribution-error.ts';
import type { Secret } from '../../../resources/access/secret.ts';
import { secretKind } from '../../../resources/kinds/kinds.ts';
import { imageCommands } from './testing/image-commands.ts';
import { imagePlane } from './testing/image-plane.ts';

const repository = 'docker.io/balazsszeti/hello';
const source = `${repository}:sleeper`;
const now = '2026-01-05T09:00:00Z';

const setUp = async () => {
  const plane = await imagePlane();
  const digest = plane.upstream.serve(repository, 'sleeper', 'v1');
  return { ...plane, ...imageCommands(plane), digest };
};

test('a failed import leaves a condition and the old image; the same failure again changes nothing', async () => {
  const { importImage, stream, statusTag, specTag, upstream, digest } = await setUp();
  await importImage('p', 'is:mytag', source);
  upstream.fail(
    new DistributionError(
      'Get "https://registry-1.docker.io/v2/": dial tcp 10.99.0.4:443: connect: connection refused',
      { kind: 'unreachable', phase: 'ping' },
    ),
  );
  const answer = await importImage('p', 'is:mytag', source);
  const message = `Internal error occurred: ${source}: Get "https://registry-1.docker.io/v2/": dial tcp 10.99.0.4:443: connect: connection refused`;
  assert.equal(answer.status?.images?.[0]?.status.message, message);
  const failed = await statusTag('p', 'is:mytag');
  assert.deepEqual(failed?.conditions, [
    {
      type: 'ImportSuccess',
      status: 'False',
      lastTransitionTime: now,
      reason: 'InternalError',
      message,
      generation: 2,
    },
  ]);
  assert.deepEqual(
    failed?.items?.map(({ image, generation }) => [image, generation]),
    [[digest, 1]],
  );
  assert.equal((await specTag('p', 'is:mytag'))?.generation, 2);
  const { resourceVersion } = (await stream('p', 'is')).metadata;
  await importImage('p', 'is:mytag', source);
  assert.equal((await stream('p', 'is')).metadata.resourceVersion, resourceVersion);
  upstream.fail(undefined);
  await importImage('p', 'is:mytag', source);
  const recovered = await statusTag('p', 'is:mytag');
  assert.equal(recovered?.conditions, undefined);
  assert.deepEqual(
    recovered?.items?.map(({ image, generation }) => [image, generation]),
    [[digest, 3]],
  );
});

test('a first import that fails makes the stream all the same', async () => {
  const { importImage, stream } = await setUp();
  await importImage('p', 'is:mytag', 'docker.io/balazsszeti/none:x');
  const { metadata, spec, status } = await stream('p', 'is');
  assert.equal(metadata.generation, 1);
  assert.equal(spec?.tags?.[0]?.generation, 1);
  const message = 'dockerimage.image.openshift.io "docker.io/balazsszeti/none:x" not found';
  assert.deepEqual(status?.tags, [
    {
      tag: 'mytag',
      items: null,
      conditions: [
        { type: 'ImportSuccess', status: 'False', lastTransitionTime: now, reason: 'NotFound', message, generation: 1 },
      ],
    },
  ]);
});

test('a tag of an image that does not exist is tried once', async () => {
  const { tagImage, stream, upstream, advance } = await setUp();
  await tagImage('docker.io/balazsszeti/none:x', 'p', 'is:mytag');
  await advance(3_600_000);
  assert.equal(upstream.requests.length, 1);
  const { metadata, spec, status } = await stream('p', 'is');
  assert.deepEqual(
    [metadata.generation, spec?.tags?.[0]?.generation, status?.tags?.[0]?.conditions?.[0]?.generation],
    [2, 2, 2],
  );
});

const refused = (status: number, code: string, phase: 'request' | 'token' = 'request'): DistributionError =>
  new DistributionError(code, { kind: 'status', status, phase, errors: [{ code, message: code }] });

const noAccess = `you may not have access to the container image "${source}"`;

const failures: [name: string, error: DistributionError, reason: string, code: number, message: string][] = [
  ['unauthorized', refused(401, 'UNAUTHORIZED'), 'Unauthorized', 401, noAccess],
  ['denied', refused(403, 'DENIED'), 'InternalError', 500, `Internal error occurred: ${source}: DENIED`],
  [
    'no credentials',
    new DistributionError('no basic auth credentials', { kind: 'credentials' }),
    'Unauthorized',
    401,
    noAccess,
  ],
  [
    'too many requests',
    refused(429, 'TOOMANYREQUESTS'),
    'InternalError',
    500,
    `Internal error occurred: ${source}: TOOMANYREQUESTS`,
  ],
  [
    'plain HTTP',
    new DistributionError('http: server gave HTTP response to HTTPS client', { kind: 'plain-http' }),
    'InternalError',
    500,
    `Internal error occurred: ${source}: http: server gave HTTP response to HTTPS client`,
  ],
  [
    'no registry',
    new DistributionError('endpoint "https://x" does not support v2 API (got 404 Not Found)', {
      kind: 'not-a-registry',
    }),
    'InternalError',
    500,
    `Internal error occurred: ${source}: endpoint "https://x" does not support v2 API (got 404 Not Found)`,
  ],
];
for (const [name, error, reason, code, message] of failures) {
  test(`an import that fails with ${name} says why`, async () => {
    const { importImage, upstream, statusTag } = await setUp();
    upstream.fail(error);
    const status = (await importImage('p', 'is:mytag', source)).status?.images?.[0]?.status;
    assert.deepEqual(
      [status?.status, status?.reason, status?.code, status?.message],
      ['Failure', reason, code, message],
    );
    const condition = (await statusTag('p', 'is:mytag'))?.conditions?.[0];
    assert.deepEqual([condition?.reason, condition?.message], [reason, message]);
  });
}

const dockerConfig = (config: object): string => Buffer.from(JSON.stringify(config)).toString('base64');
const secret = (name: string, host: string): Secret => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name, namespace: 'p' },
  type: 'kubernetes.io/dockerconfigjson',
  data: { '.dockerconfigjson': dockerConfig({ auths: { [host]: { username: 'me', password: 'secret' } } }) },
});

test('refused credentials are named, and the import is tried without', async () => {
  const { client, importImage, upstream } = await setUp();
  await client.create(secretKind, secret('pull', 'docker.io/balazsszeti'));
  upstream.fail(
    new DistributionError('unauthorized: incorrect username or password', {
      kind: 'status',
      phase: 'token',
      status: 401,
    }),
  );
  const status = (await importImage('p', 'is:mytag', source)).status?.images?.[0]?.status;
  assert.equal(status?.message, `incorrect username or password for image "${source}"`);
  assert.deepEqual(upstream.credentials, ['me', undefined]);
});

test('an import uses the secrets of the namespace that match best', async () => {
  const { client, importImage, upstream } = await setUp();
  await client.create(secretKind, secret('elsewhere', 'quay.io'));
  await importImage('p', 'is:mytag', source);
  await client.create(secretKind, secret('here', 'docker.io'));
  await importImage('p', 'is:other', source);
  await importImage('p2', 'is:mytag', source);
  assert.deepEqual(upstream.credentials, [undefined, 'me', undefined]);
});
