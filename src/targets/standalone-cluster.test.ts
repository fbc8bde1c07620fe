import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { connectKubeApi } from '../adapters/client-node.ts';
import { containersImage } from '../distribution/client-profile.ts';
import { dialMap } from '../distribution/dial.ts';
import { createDistributionClient } from '../distribution/distribution-client.ts';
import { type StandaloneCluster, startStandaloneCluster } from './standalone-cluster.ts';

let directory: string;
let cluster: StandaloneCluster;

before(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'streamproof-test-'));
  cluster = await startStandaloneCluster({ directory });
});

after(async () => {
  await cluster.close();
  await rm(directory, { recursive: true });
});

test('its kubeconfig leads to its API', async () => {
  using api = await connectKubeApi({ file: cluster.facts.kubeconfig });
  assert.equal(api.server, cluster.facts.api);
  const { status } = await api.request({ method: 'GET', path: '/api/v1/nodes' });
  assert.equal(status, 200);
});

test('its facts say where everything is', async () => {
  const { registries, internalRegistry, ca } = cluster.facts;
  assert.deepEqual(Object.keys(registries).toSorted(), ['docker.io', 'quay.io', 'registry.redhat.io']);
  assert.equal(internalRegistry.host, 'image-registry.openshift-image-registry.svc:5000');
  for (const file of [ca, internalRegistry.ca, ...Object.values(registries).map((registry) => registry.ca)]) {
    assert.match(await readFile(file, 'utf8'), /^-----BEGIN CERTIFICATE-----/);
  }
});

const served = [
  ['docker.io', 'openshift/hello-openshift', 'latest'],
  ['docker.io', 'balazsszeti/hello', 'sleeper'],
  ['quay.io', 'balazsszeti/hello', 'sleeper'],
] as const;

for (const [host, repository, tag] of served) {
  test(`${host} serves ${repository}:${tag}`, async () => {
    const { endpoint, ca } = cluster.facts.registries[host]!;
    const [address = '', port] = endpoint.split(':');
    const client = createDistributionClient({
      profile: containersImage,
      dial: dialMap({ [host]: { address, port: Number(port) } }),
      certificateAuthorities: [await readFile(ca, 'utf8')],
    });
    const manifest = await client.repository(host, repository).getManifest(tag);
    assert.match(manifest.digest, /^sha256:/);
    client.close();
  });
}

test('it has the namespaces of the platform, and a registry that runs as somebody of its own', async () => {
  using api = await connectKubeApi({ file: cluster.facts.kubeconfig });
  const get = async (path: string): Promise<Record<string, unknown>> =>
    (await api.request({ method: 'GET', path })).body as Record<string, unknown>;
  for (const name of ['openshift-config', 'openshift-config-managed', 'openshift-infra', 'openshift-node'])
    assert.deepEqual((await get(`/api/v1/namespaces/${name}`))['status'], { phase: 'Active' });
  const { items } = (await get('/api/v1/namespaces/openshift-image-registry/pods')) as {
    items: { spec: { serviceAccountName: string } }[];
  };
  assert.deepEqual(
    items.map(({ spec }) => spec.serviceAccountName),
    ['registry'],
  );
});
