import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import test, { type TestContext } from 'node:test';
import { containersImage, crio, goClient } from '../../../distribution/client-profile.ts';
import { dialMap } from '../../../distribution/dial.ts';
import { createDistributionClient } from '../../../distribution/distribution-client.ts';
import { pushImage } from '../../../distribution/push-image.ts';
import { digestOf } from '../../../distribution/verified-content.ts';
import { mediaType } from '../../../image/media-type.ts';
import { RealClock } from '../../clock/real-clock.ts';
import { sharedAuthority } from '../../pki/shared-authority.ts';
import { startUpstreamRegistry, type UpstreamRegistryOptions } from './start-upstream-registry.ts';

const image = (label: string) => {
  const config = Buffer.from(JSON.stringify({ label }));
  const layer = Buffer.from(`layer of ${label}`);
  const descriptor = (type: string, content: Buffer) => ({
    mediaType: type,
    size: content.length,
    digest: digestOf(content),
  });
  const document = {
    schemaVersion: 2,
    mediaType: mediaType.dockerManifest,
    config: descriptor(mediaType.dockerConfig, config),
    layers: [descriptor(mediaType.dockerLayer, layer)],
  };
  const content = Buffer.from(JSON.stringify(document));
  const blobs = [config, layer].map((bytes) => ({ digest: digestOf(bytes), size: bytes.length, content: bytes }));
  return {
    manifest: { digest: digestOf(content), mediaType: mediaType.dockerManifest, content },
    blobs,
    config,
    layer,
  };
};

const world = async (context: TestContext, options: Partial<UpstreamRegistryOptions> = {}) => {
  const storage = await mkdtemp(join(tmpdir(), 'registry-'));
  const authority = await sharedAuthority();
  const tls = await authority.issueServing({ dns: ['docker.io', 'registry-1.docker.io', 'auth.docker.io'] });
  const registry = await startUpstreamRegistry({ host: 'docker.io', storage, tls, clock: new RealClock(), ...options });
  const target = { address: '127.0.0.1', port: registry.port, shownAs: '10.0.0.1:443' };
  const dial = dialMap({ 'docker.io': target, 'auth.docker.io': target });
  const trusted = { dial, certificateAuthorities: [authority.certificate] };
  const clients = {
    crio: createDistributionClient({ ...trusted, profile: crio }),
    go: createDistributionClient({ ...trusted, profile: goClient }),
    push: createDistributionClient({ ...trusted, profile: containersImage }),
  };
  context.after(async () => {
    for (const client of Object.values(clients)) client.close();
    await registry.close();
    await rm(storage, { recursive: true, force: true });
  });
  const requests = (after = 0) =>
    registry.journal
      .entries(after)
      .map((entry) => `${entry.method} ${entry.path.replace(/sha256:\w+/, 'D')} ${entry.status}`);
  return { registry, storage, dial, clients, requests };
};

test('an image that was pushed is pulled with the requests of a node', async (context) => {
  const { clients, registry, requests } = await world(context);
  const pushed = image('a');
  assert.equal(
    await pushImage(clients.push.repository('docker.io', 'org/app', { access: 'pull,push' }), 'v1', pushed),
    pushed.manifest.digest,
  );
  const before = registry.journal.entries().length;
  const repository = clients.crio.repository('docker.io', 'org/app');
  const manifest = await repository.getManifest('v1');
  assert.deepEqual(manifest, pushed.manifest);
  assert.deepEqual(await repository.readBlob(pushed.blobs[0]?.digest ?? ''), pushed.config);
  const { body, size } = await repository.getBlob(pushed.blobs[1]?.digest ?? '');
  assert.equal(size, pushed.layer.length);
  assert.deepEqual(Buffer.concat(await body.toArray()), pushed.layer);
  assert.deepEqual(requests(before), [
    'GET /v2/ 200',
    'GET /v2/org/app/manifests/v1 200',
    'GET /v2/org/app/blobs/D 200',
    'GET /v2/org/app/blobs/D 200',
  ]);
  assert.equal(registry.journal.entries().at(-1)?.userAgent, crio.userAgent);
  assert.equal(registry.journal.entries().at(-1)?.bytes, pushed.layer.length);
});

test('storage has the layout of distribution', async (context) => {
  const { clients, storage } = await world(context);
  const pushed = image('a');
  await pushImage(clients.push.repository('docker.io', 'org/app'), 'v1', pushed);
  const hex = (digest = '') => digest.slice(7);
  const [config, layer] = pushed.blobs.map((blob) => hex(blob.digest));
  const revision = hex(pushed.manifest.digest);
  const blob = (name = '') => `blobs/sha256/${name.slice(0, 2)}/${name}/data`;
  const files = (await readdir(storage, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  assert.deepEqual(
    files.map((entry) => join(entry.parentPath, entry.name).slice(`${storage}/docker/registry/v2/`.length)).sort(),
    [
      ...[config, layer, revision].map(blob),
      ...[config, layer].map((name) => `repositories/org/app/_layers/sha256/${name}/link`),
      `repositories/org/app/_manifests/revisions/sha256/${revision}/link`,
      'repositories/org/app/_manifests/tags/v1/current/link',
      `repositories/org/app/_manifests/tags/v1/index/sha256/${revision}/link`,
    ].sort(),
  );
});

test('tags move, are listed and go with their manifest', async (context) => {
  const { clients } = await world(context);
  const repository = clients.push.repository('docker.io', 'org/app');
  const [a, b] = [image('a'), image('b')];
  for (const [tag, pushed] of [
    ['v1', a],
    ['v2', b],
    ['v1', b],
  ] as const)
    await pushImage(repository, tag, pushed);
  assert.deepEqual(await repository.tags(), ['v1', 'v2']);
  assert.equal((await repository.headManifest('v1')).digest, b.manifest.digest);
  await repository.getManifest(a.manifest.digest);
  await repository.deleteManifest(b.manifest.digest);
  assert.deepEqual(await repository.tags(), []);
  await assert.rejects(repository.getManifest('v1'), { status: 404, message: 'manifest unknown: manifest unknown' });
});

const failures: [
  name: string,
  fail: (world: Awaited<ReturnType<typeof makeWorld>>) => unknown,
  message: string,
  kind: string,
][] = [
  [
    'a registry that is down',
    ({ registry }) => registry.stop(),
    'Get "https://registry-1.docker.io/v2/": dial tcp 10.0.0.1:443: connect: connection refused',
    'unreachable',
  ],
  [
    'a certificate of an unknown authority',
    async ({ registry }) =>
      registry.useCertificate(
        await (await sharedAuthority('untrusted')).issueServing({ dns: ['registry-1.docker.io'] }),
      ),
    'Get "https://registry-1.docker.io/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    'tls',
  ],
  [
    'a certificate of another host',
    async ({ registry }) => registry.useCertificate(await (await sharedAuthority()).issueServing({ dns: ['quay.io'] })),
    'Get "https://registry-1.docker.io/v2/": tls: failed to verify certificate: x509: certificate is valid for quay.io, not registry-1.docker.io',
    'tls',
  ],
  [
    'a server error',
    ({ registry }) => registry.faults.add({ effect: { kind: 'status', status: 503 } }),
    'received unexpected HTTP status: 503 Service Unavailable',
    'status',
  ],
  [
    'a refusal',
    ({ registry }) => registry.faults.add({ path: /manifests/, effect: { kind: 'status', status: 403 } }),
    'denied: requested access to the resource is denied',
    'status',
  ],
  [
    'a rate limit',
    ({ registry }) =>
      registry.faults.add({
        path: /manifests/,
        effect: { kind: 'status', status: 429, message: 'You have reached your pull rate limit.' },
      }),
    'toomanyrequests: You have reached your pull rate limit.',
    'status',
  ],
  [
    'a reset',
    ({ registry }) => registry.faults.add({ path: /manifests/, effect: { kind: 'reset', afterBytes: 0 } }),
    'Get "https://registry-1.docker.io/v2/org/app/manifests/v1": EOF',
    'unreachable',
  ],
  [
    'a corrupt manifest',
    ({ registry }) => registry.faults.add({ path: /manifests/, effect: { kind: 'corrupt' } }),
    `manifest verification failed for digest ${image('a').manifest.digest}`,
    'content',
  ],
  [
    'a missing tag',
    ({ clients }) => clients.push.repository('docker.io', 'org/app').deleteManifest('v1'),
    'manifest unknown: manifest unknown',
    'status',
  ],
];
const makeWorld = world;
for (const [name, fail, message, kind] of failures) {
  test(`the client words ${name} as the Go client does`, async (context) => {
    const here = await world(context);
    await pushImage(here.clients.push.repository('docker.io', 'org/app'), 'v1', image('a'));
    await fail(here);
    await assert.rejects(here.clients.go.repository('docker.io', 'org/app').getManifest('v1'), {
      name: 'DistributionError',
      message,
      kind,
    });
  });
}

test('a registry comes back under the same port', async (context) => {
  const { clients, registry } = await world(context);
  await pushImage(clients.push.repository('docker.io', 'org/app'), 'v1', image('a'));
  const { port } = registry;
  await registry.stop();
  await assert.rejects(clients.go.repository('docker.io', 'org/app').getManifest('v1'));
  await registry.start();
  assert.equal(registry.port, port);
  await clients.go.repository('docker.io', 'org/app').getManifest('v1');
});

test('plain HTTP is spoken only to insecure registries', async (context) => {
  const { clients } = await world(context, { tls: undefined });
  await pushImage(clients.push.repository('docker.io', 'org/app', { insecure: true }), 'v1', image('a'));
  await assert.rejects(clients.go.repository('docker.io', 'org/app').getManifest('v1'), {
    message: 'Get "https://registry-1.docker.io/v2/": http: server gave HTTP response to HTTPS client',
  });
});

test('with Basic authentication only the right credentials help', async (context) => {
  const user = { username: 'up', password: 'secret' };
  const { clients, requests } = await world(context, { access: { scheme: 'basic', users: [user] } });
  await pushImage(clients.push.repository('docker.io', 'org/app', { credentials: user }), 'v1', image('a'));
  const before = requests().length;
  await assert.rejects(clients.go.repository('docker.io', 'org/app').getManifest('v1'), {
    kind: 'credentials',
    message: 'Get "https://registry-1.docker.io/v2/org/app/manifests/v1": no basic auth credentials',
  });
  await assert.rejects(clients.crio.repository('docker.io', 'org/app').getManifest('v1'), {
    status: 401,
    message: 'unauthorized: authentication required',
  });
  assert.deepEqual(requests(before), ['GET /v2/ 401', 'GET /v2/ 401', 'GET /v2/org/app/manifests/v1 401']);
});

test('Docker Hub hides what does not exist behind its tokens', async (context) => {
  const user = { username: 'up', password: 'secret' };
  const { clients, requests } = await world(context, {
    profile: 'docker-hub',
    access: { scheme: 'bearer', users: [user], anonymousPull: true },
  });
  await pushImage(
    clients.push.repository('docker.io', 'org/app', { credentials: user, access: 'pull,push' }),
    'v1',
    image('a'),
  );
  const before = requests().length;
  await clients.go.repository('docker.io', 'org/app').getManifest('v1');
  assert.deepEqual(requests(before), ['GET /v2/ 401', 'GET /token 200', 'GET /v2/org/app/manifests/v1 200']);
  await assert.rejects(clients.go.repository('docker.io', 'org/none').getManifest('v1'), {
    status: 401,
    message: 'errors:\ndenied: requested access to the resource is denied\nunauthorized: authentication required\n',
  });
  await assert.rejects(clients.go.repository('docker.io', 'org/app').getManifest('none'), { status: 404 });
  await assert.rejects(
    clients.go.repository('docker.io', 'org/app', { credentials: { ...user, password: 'wrong' } }).getManifest('v1'),
    {
      phase: 'token',
      message:
        'Get "https://registry-1.docker.io/v2/org/app/manifests/v1": unauthorized: incorrect username or password',
    },
  );
});

test('a node waits out a rate limit for half a minute', async (context) => {
  const { clients, registry, dial } = await world(context);
  await pushImage(clients.push.repository('docker.io', 'org/app'), 'v1', image('a'));
  registry.faults.add({ path: /manifests/, effect: { kind: 'status', status: 429 } });
  const waits: number[] = [];
  const certificateAuthorities = [(await sharedAuthority()).certificate];
  const patient = createDistributionClient({
    profile: crio,
    dial,
    certificateAuthorities,
    wait: async (milliseconds) => void waits.push(milliseconds),
  });
  context.after(() => patient.close());
  await assert.rejects(patient.repository('docker.io', 'org/app').getManifest('v1'), { status: 429 });
  assert.deepEqual(waits, [2000, 4000, 8000, 16000]);
});

test('a corrupt blob is noticed and a blob with a wrong digest is refused', async (context) => {
  const { clients, registry, storage } = await world(context);
  const repository = clients.push.repository('docker.io', 'org/app');
  const pushed = image('a');
  await pushImage(repository, 'v1', pushed);
  registry.faults.add({ path: /blobs/, method: 'GET', times: 1, effect: { kind: 'corrupt' } });
  const { body } = await repository.getBlob(pushed.blobs[1]?.digest ?? '');
  await assert.rejects(body.toArray(), { message: /^Digest did not match, expected sha256:\w+, got sha256:\w+$/ });
  const wrong = {
    digest: digestOf(Buffer.from('other')),
    size: 4,
    content: () => Readable.from([Buffer.from('data')]),
  };
  await assert.rejects(repository.uploadBlob(wrong), { status: 400 });
  assert.deepEqual(await readdir(join(storage, 'docker/registry/v2/repositories/org/app/_uploads')), []);
});
