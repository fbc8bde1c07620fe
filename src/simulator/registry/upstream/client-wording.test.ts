import assert from 'node:assert/strict';
import test from 'node:test';
import { pushImage } from '../../../distribution/push-image.ts';
import { sharedAuthority } from '../../pki/shared-authority.ts';
import { sample } from '../sample-image.fixture.ts';
import { world } from './upstream-registry.fixture.ts';

const failures: [
  name: string,
  fail: (here: Awaited<ReturnType<typeof world>>) => unknown,
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
    'denied',
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
    'redirects without end',
    ({ registry }) =>
      registry.faults.add({
        path: /manifests/,
        effect: { kind: 'status', status: 307, headers: { location: '/v2/org/app/manifests/v1' } },
      }),
    'Get "/v2/org/app/manifests/v1": stopped after 10 redirects',
    'unreachable',
  ],
  [
    'a missing tag',
    ({ clients }) => clients.push.repository('docker.io', 'org/app').deleteManifest('v1'),
    'manifest unknown: manifest unknown',
    'status',
  ],
];
for (const [name, fail, message, kind] of failures) {
  test(`the client words ${name} as the Go client does`, async (context) => {
    const here = await world(context);
    await pushImage(here.clients.push.repository('docker.io', 'org/app'), 'v1', sample('a'));
    await fail(here);
    await assert.rejects(here.clients.go.repository('docker.io', 'org/app').getManifest('v1'), {
      name: 'DistributionError',
      message,
      kind,
    });
  });
}

test('each client has its own words for what is not what was asked for', async (context) => {
  const { clients, registry } = await world(context);
  const { manifest, layer } = sample('a');
  await pushImage(clients.push.repository('docker.io', 'org/app'), 'v1', sample('a'));
  registry.faults.add({ path: /manifests|blobs/, method: 'GET', effect: { kind: 'corrupt' } });
  const [go, crio] = [clients.go.repository('docker.io', 'org/app'), clients.crio.repository('docker.io', 'org/app')];
  for (const [request, message] of [
    [() => go.getManifest(manifest.digest), `the manifest retrieved with digest ${manifest.digest} does not match`],
    [() => go.readBlob(layer), `the blob retrieved with digest ${layer} does not match`],
    [() => crio.getManifest(manifest.digest), `manifest verification failed for digest ${manifest.digest}`],
    [() => crio.readBlob(layer), `Digest did not match, expected ${layer}`],
  ] as const)
    await assert.rejects(request(), (error: Error) => error.message.includes(message));
});
