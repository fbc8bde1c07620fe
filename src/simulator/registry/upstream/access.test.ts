import assert from 'node:assert/strict';
import test from 'node:test';
import { crio } from '../../../distribution/client-profile.ts';
import { createDistributionClient } from '../../../distribution/distribution-client.ts';
import { pushImage } from '../../../distribution/push-image.ts';
import { sharedAuthority } from '../../pki/shared-authority.ts';
import { sample } from '../sample-image.fixture.ts';
import { world } from './upstream-registry.fixture.ts';

test('plain HTTP is spoken only to insecure registries', async (context) => {
  const { clients } = await world(context, { tls: undefined });
  await pushImage(clients.push.repository('docker.io', 'org/app', { insecure: true }), 'v1', sample('a'));
  await assert.rejects(clients.go.repository('docker.io', 'org/app').getManifest('v1'), {
    message: 'Get "https://registry-1.docker.io/v2/": http: server gave HTTP response to HTTPS client',
  });
});

test('with Basic authentication only the right credentials help', async (context) => {
  const user = { username: 'up', password: 'secret' };
  const { clients, requests } = await world(context, { access: { scheme: 'basic', users: [user] } });
  await pushImage(clients.push.repository('docker.io', 'org/app', { credentials: user }), 'v1', sample('a'));
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
    sample('a'),
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
  await pushImage(clients.push.repository('docker.io', 'org/app'), 'v1', sample('a'));
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
