import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeWorld } from './node-world.ts';

test('a failed pull backs off, shows as ErrImagePull first, and recovers by itself', async (context) => {
  const world = await nodeWorld(context);
  await world.run('web', 'registry.test/org/app:v1');
  const reason = () => world.pod('web')?.status?.containerStatuses?.[0]?.state?.waiting;
  const message =
    'initializing source docker://registry.test/org/app:v1: reading manifest v1 in registry.test/org/app: manifest unknown';
  assert.deepEqual(reason(), { reason: 'ErrImagePull', message });
  assert.equal(world.pod('web')?.status?.phase, 'Pending');
  assert.deepEqual(world.events('web'), [
    'Normal Pulling 1: Pulling image "registry.test/org/app:v1"',
    `Warning Failed 1: Failed to pull image "registry.test/org/app:v1": ${message}`,
    'Warning Failed 1: Error: ErrImagePull',
    'Normal BackOff 1: Back-off pulling image "registry.test/org/app:v1"',
    'Warning Failed 1: Error: ImagePullBackOff',
  ]);
  await world.advance(16);
  assert.deepEqual(reason(), {
    reason: 'ImagePullBackOff',
    message: `Back-off pulling image "registry.test/org/app:v1": ErrImagePull: ${message}`,
  });
  await world.advance(320);
  const pulls = world.events('web').find((each) => each.includes(' Pulling '));
  assert.match(pulls ?? '', /Pulling [56]:/);
  world.registry.serve('org/app', 'v1');
  await world.advance(320);
  assert.equal(world.pod('web')?.status?.phase, 'Running');
  assert.deepEqual(world.errors, []);
});

const failures: readonly (readonly [name: string, image: string, reason: string, message: string, policy?: string])[] =
  [
    [
      'malformed name',
      'docker.io/Bad/Name:latest',
      'InvalidImageName',
      'Failed to apply default image tag "docker.io/Bad/Name:latest": couldn\'t parse image name "docker.io/Bad/Name:latest": invalid reference format: repository name (Bad/Name) must be lowercase',
    ],
    [
      'empty tag',
      'ok32:',
      'InvalidImageName',
      'Failed to apply default image tag "ok32:": couldn\'t parse image name "ok32:": invalid reference format',
    ],
    [
      'never pulled',
      'registry.test/org/app:v1',
      'ErrImageNeverPull',
      'Container image "registry.test/org/app:v1" is not present with pull policy of Never',
      'Never',
    ],
    [
      'short name',
      'hello-ocp:local',
      'ErrImagePull',
      'initializing source docker://hello-ocp:local: reading manifest local in docker.io/library/hello-ocp: manifest unknown',
    ],
    [
      'unknown host',
      'registry.nosuch.example/x/y:latest',
      'ErrImagePull',
      'initializing source docker://registry.nosuch.example/x/y:latest: pinging container registry registry.nosuch.example: Get "https://registry.nosuch.example/v2/": dial tcp: lookup registry.nosuch.example on 10.3.0.10:53: no such host',
    ],
    [
      'registry down',
      'down.test/x:1',
      'RegistryUnavailable',
      'image pull failed for down.test/x:1 because the registry is unavailable: initializing source docker://down.test/x:1: pinging container registry down.test: Get "https://down.test/v2/": dial tcp 10.99.0.4:443: connect: connection refused',
    ],
    [
      'blocked',
      'blocked.test/x:1',
      'ErrImagePull',
      'initializing source docker://blocked.test/x:1: registry blocked.test is blocked in /etc/containers/registries.conf or /etc/containers/registries.conf.d',
    ],
    [
      'neither in its mirrors',
      'mirrored.test/x:none',
      'ErrImagePull',
      'initializing source docker://mirrored.test/x:none: (Mirrors also failed: [down.test/x:none: pinging container registry down.test: Get "https://down.test/v2/": dial tcp 10.99.0.4:443: connect: connection refused]\n[registry.test/x:none: reading manifest none in registry.test/x: manifest unknown]): mirrored.test/x:none: pinging container registry mirrored.test: Get "https://mirrored.test/v2/": dial tcp: lookup mirrored.test on 10.3.0.10:53: no such host',
    ],
  ];

for (const [name, image, reason, message, policy = 'IfNotPresent'] of failures) {
  test(`an image that cannot be had (${name}) is named with its reason`, async (context) => {
    const world = await nodeWorld(context);
    await world.run('web', image, {}, { imagePullPolicy: policy });
    assert.deepEqual(world.pod('web')?.status?.containerStatuses?.[0]?.state, { waiting: { reason, message } });
    assert.ok(world.events('web').some((each) => each === `Warning Failed ${each.split(' ')[2]} Error: ${reason}`));
    assert.deepEqual(world.errors, []);
  });
}

const answers: readonly (readonly [body: object | string, status: number, text: string])[] = [
  [{ errors: [{ code: 'NAME_UNKNOWN', message: 'repository name not known to registry' }] }, 404, 'name unknown'],
  [
    { errors: [{ code: 'UNAUTHORIZED', message: 'authentication required', detail: [] }] },
    401,
    'authentication required',
  ],
  [
    { errors: [{ code: 'DENIED', message: 'requested access to the resource is denied', detail: [] }] },
    403,
    'requested access to the resource is denied',
  ],
  [
    { errors: [{ code: 'UNKNOWN', message: 'unable to pull manifest from x', detail: {} }] },
    404,
    'unknown: unable to pull manifest from x',
  ],
  [
    { errors: [{ code: 'UNKNOWN', message: 'unknown error', detail: {} }] },
    500,
    'received unexpected HTTP status: 500 Internal Server Error',
  ],
  ['gone', 404, 'StatusCode: 404, "gone"'],
];

for (const [body, status, text] of answers) {
  test(`a registry's answer ${status} is told as "${text}"`, async (context) => {
    const world = await nodeWorld(context);
    world.registry.answers.set('/v2/org/app/manifests/v1', {
      status,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    await world.run('web', 'registry.test/org/app:v1');
    const message = world.pod('web')?.status?.containerStatuses?.[0]?.state?.waiting?.message;
    assert.equal(
      message,
      `initializing source docker://registry.test/org/app:v1: reading manifest v1 in registry.test/org/app: ${text}`,
    );
  });
}

test('a corrupt layer fails the pull and is asked for again', async (context) => {
  const world = await nodeWorld(context);
  const {
    layers: [layer = ''],
  } = world.registry.serve('org/app', 'v1');
  const other = world.registry.serve('org/other', 'v1', { layers: [{ '/sleeper': 'other' }] });
  world.registry.answers.set(
    `/v2/org/app/blobs/${layer}`,
    world.registry.answers.get(`/v2/org/other/blobs/${other.layers[0]}`) as { body: Buffer },
  );
  await world.run('web', 'registry.test/org/app:v1');
  const message = world.pod('web')?.status?.containerStatuses?.[0]?.state?.waiting?.message;
  assert.equal(
    message,
    `writing blob: setting up to decompress blob: happened during read: Digest did not match, expected ${layer}, got ${other.layers[0]}`,
  );
});

test('a registry that asks to come back later is asked five times within one pull', async (context) => {
  const world = await nodeWorld(context);
  const body = JSON.stringify({
    errors: [{ code: 'TOOMANYREQUESTS', message: 'You have reached your pull rate limit.' }],
  });
  world.registry.answers.set('/v2/org/app/manifests/v1', { status: 429, body });
  await world.run('web', 'registry.test/org/app:v1');
  assert.equal(world.pod('web')?.status?.containerStatuses?.[0]?.state?.waiting?.reason, 'ContainerCreating');
  await world.advance(29);
  assert.equal(world.registry.requests.length, 5);
  await world.advance(1);
  assert.deepEqual(world.registry.requests, ['/v2/', ...Array.from({ length: 5 }, () => '/v2/org/app/manifests/v1')]);
  assert.match(
    world.pod('web')?.status?.containerStatuses?.[0]?.state?.waiting?.message ?? '',
    /: toomanyrequests: You have reached your pull rate limit\.$/,
  );
});
