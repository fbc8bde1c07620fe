import assert from 'node:assert/strict';
import https from 'node:https';
import test from 'node:test';
import { pushImage } from '../../../distribution/push-image.ts';
import { VirtualClock } from '../../clock/virtual-clock.ts';
import { sample } from '../sample-image.fixture.ts';
import { world } from './upstream-registry.fixture.ts';

const hour = 3_600_000;

const ask = (port: number, method: string, path: string) =>
  new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }>((resolve, reject) => {
    const request = https.request({ host: '127.0.0.1', port, method, path, rejectUnauthorized: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    request.on('error', reject).end();
  });

test('Docker Hub gives a hundred pulls in six hours, and HEADs for free', async (context) => {
  const clock = new VirtualClock(0);
  const { registry, clients } = await world(context, { profile: 'docker-hub', clock });
  await pushImage(clients.push.repository('docker.io', 'org/app'), 'v1', sample('a'));
  registry.limitRate('docker-hub');
  const path = '/v2/org/app/manifests/v1';
  const first = await ask(registry.port, 'GET', path);
  assert.equal(first.headers['ratelimit-limit'], '100;w=21600');
  assert.equal(first.headers['ratelimit-remaining'], '99;w=21600');
  assert.equal(first.headers['docker-ratelimit-source'], '127.0.0.1');
  await clock.advanceTo(hour, async () => {});
  for (let pull = 2; pull <= 100; pull += 1) await ask(registry.port, 'GET', path);
  const refused = await ask(registry.port, 'GET', path);
  assert.equal(refused.status, 429);
  assert.deepEqual(JSON.parse(refused.body), {
    errors: [
      {
        code: 'TOOMANYREQUESTS',
        message: 'You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit',
      },
    ],
  });
  const head = await ask(registry.port, 'HEAD', path);
  assert.equal(head.status, 200);
  assert.equal(head.headers['ratelimit-remaining'], '0;w=21600');
  assert.equal((await ask(registry.port, 'GET', `/v2/org/app/blobs/${sample('a').config}`)).status, 200);
  await clock.advanceTo(6 * hour, async () => {});
  assert.equal((await ask(registry.port, 'GET', path)).headers['ratelimit-remaining'], '0;w=21600');
  assert.equal((await ask(registry.port, 'GET', path)).status, 429);
  registry.limitRate(undefined);
  assert.equal((await ask(registry.port, 'GET', path)).headers['ratelimit-limit'], undefined);
});

test('Docker Hub counts users by themselves, and gives them more', async (context) => {
  const user = { username: 'up', password: 'secret' };
  const { registry, clients } = await world(context, {
    profile: 'docker-hub',
    clock: new VirtualClock(0),
    access: { scheme: 'bearer', users: [user], anonymousPull: true },
  });
  const own = clients.push.repository('docker.io', 'org/app', { credentials: user, access: 'pull,push' });
  await pushImage(own, 'v1', sample('a'));
  registry.limitRate('docker-hub');
  const nobody = clients.go.repository('docker.io', 'org/app');
  for (let pull = 1; pull <= 100; pull += 1) await nobody.getManifest('v1');
  await assert.rejects(nobody.getManifest('v1'), { status: 429 });
  await own.getManifest('v1');
});

test('Quay refuses more than a few requests a second, with a page and nothing else', async (context) => {
  const clock = new VirtualClock(0);
  const { registry, clients } = await world(context, { profile: 'quay', clock });
  await pushImage(clients.push.repository('docker.io', 'org/app'), 'v1', sample('a'));
  registry.limitRate('quay');
  const path = '/v2/org/app/manifests/v1';
  const answers = [];
  for (let request = 1; request <= 15; request += 1) answers.push(await ask(registry.port, 'GET', path));
  const refused = answers.find(({ status }) => status === 429);
  assert.match(refused?.body ?? '', /<h1>429 Too Many Requests<\/h1>/);
  assert.equal(refused?.headers['retry-after'], undefined);
  assert.equal(answers.filter(({ status }) => status === 200).length, 11);
  assert.equal((await ask(registry.port, 'GET', '/v2/org/app/tags/list')).status, 200);
  await clock.advanceTo(1000, async () => {});
  assert.equal((await ask(registry.port, 'GET', path)).status, 200);
});
