import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { ExperimentCluster, Target } from '../ports/target.ts';
import { selectTarget } from './select-target.ts';

let target: Target;
let cluster: ExperimentCluster;
let digest: string;

/** A hook at the top would run before the tests of all files, which share a process. */
const open = async (): Promise<void> => {
  target ??= await selectTarget('simulated', { oc: [] });
  await cluster?.[Symbol.asyncDispose]();
  cluster = await target.openCluster();
  for (const host of ['docker.io', 'quay.io'])
    digest = (await cluster.upstream(host).serve('acme/web', '1', { name: 'A' })).manifest;
  await create('/api/v1/namespaces', 'v1', 'Namespace', { metadata: { name: 'here' } });
};

const experiment = (name: string, run: () => Promise<void>): void => {
  void test(name, async () => {
    await open();
    await run();
  });
};

after(async () => {
  await cluster[Symbol.asyncDispose]();
  await target[Symbol.asyncDispose]();
});

const create = async (path: string, apiVersion: string, kind: string, content: object) =>
  (await cluster.api.request<never>({ method: 'POST', path, body: { apiVersion, kind, ...content } })).body;

const mirror = () =>
  create('/apis/config.openshift.io/v1/imagedigestmirrorsets', 'config.openshift.io/v1', 'ImageDigestMirrorSet', {
    metadata: { name: 'mirror' },
    spec: { imageDigestMirrors: [{ source: 'docker.io/acme', mirrors: ['quay.io/acme'] }] },
  });

const settings = (registrySources: object) =>
  cluster.api.request({
    method: 'PATCH',
    path: '/apis/config.openshift.io/v1/images/cluster',
    contentType: 'application/merge-patch+json',
    body: { spec: { registrySources } },
  });

const importTag = (name: string) =>
  create('/apis/image.openshift.io/v1/namespaces/here/imagestreams', 'image.openshift.io/v1', 'ImageStream', {
    metadata: { name: 'web' },
    spec: { tags: [{ name: '1', from: { kind: 'DockerImage', name }, referencePolicy: { type: 'Local' } }] },
  });

const conditionOf = async (): Promise<string> => {
  await cluster.clock.settled();
  const path = '/apis/image.openshift.io/v1/namespaces/here/imagestreams/web';
  const { body } = await cluster.api.request<{
    status: { tags: { conditions?: { message: string }[]; items: { image: string }[] | null }[] };
  }>({ method: 'GET', path });
  const [tag] = body.status.tags;
  return tag?.conditions?.[0]?.message ?? tag?.items?.[0]?.image ?? '';
};

/** Runs a pod with an image, and says what its container waits for; nothing when it runs. */
const run = async (image: string): Promise<string | undefined> => {
  const spec = { serviceAccountName: 'default', containers: [{ name: 'web', image }] };
  await create('/api/v1/namespaces/here/pods', 'v1', 'Pod', { metadata: { name: 'web' }, spec });
  await cluster.clock.advance(5_000);
  const { body } = await cluster.api.request<{
    status: { containerStatuses: { state: { waiting?: { message: string } } }[] };
  }>({ method: 'GET', path: '/api/v1/namespaces/here/pods/web' });
  return body.status.containerStatuses[0]?.state.waiting?.message;
};

const internal = 'image-registry.openshift-image-registry.svc:5000/here/web';

experiment('imports, nodes and the internal registry go to the mirror of a registry that is down', async () => {
  await mirror();
  await cluster.upstream('docker.io').stop();
  await importTag(`docker.io/acme/web@${digest}`);
  assert.equal(await conditionOf(), digest);
  assert.equal(await run(`docker.io/acme/web@${digest}`), undefined);
});

experiment('what is pulled through comes from the mirror', async () => {
  await importTag('docker.io/acme/web:1');
  assert.equal(await conditionOf(), digest);
  await mirror();
  await cluster.upstream('docker.io').stop();
  assert.equal(await run(`${internal}@${digest}`), undefined);
});

experiment('when mirror and registry fail, a pod tells of both', async () => {
  await mirror();
  for (const host of ['docker.io', 'quay.io']) await cluster.upstream(host).stop();
  assert.match(
    (await run(`docker.io/acme/web@${digest}`)) ?? '',
    /\(Mirrors also failed: \[quay\.io\/acme\/web@sha256:\w+: pinging container registry quay\.io: .*connection refused\]\): docker\.io\/acme\/web@sha256:\w+: pinging container registry registry-1\.docker\.io/,
  );
});

experiment('a blocked registry is blocked for nodes, and not for the internal registry', async () => {
  await importTag('docker.io/acme/web:1');
  assert.equal(await conditionOf(), digest);
  await settings({ blockedRegistries: ['docker.io'] });
  assert.match((await run('docker.io/acme/web:1')) ?? '', /registry docker\.io is blocked in /);
  await cluster.api.request({ method: 'DELETE', path: '/api/v1/namespaces/here/pods/web' });
  await cluster.clock.advance(60_000);
  assert.equal(await run(`${internal}@${digest}`), undefined);
});

experiment('where registries are listed, nodes run nothing else', async () => {
  await settings({ allowedRegistries: ['quay.io', 'image-registry.openshift-image-registry.svc:5000'] });
  assert.match(
    (await run('docker.io/acme/web:1')) ?? '',
    /Source image rejected: Running image docker:\/\/acme\/web:1 is rejected by policy\./,
  );
});

experiment('an insecure registry may show any certificate, or none', async () => {
  await cluster.upstream('docker.io').loseTrust();
  await importTag('docker.io/acme/web:1');
  assert.match(await conditionOf(), /certificate signed by unknown authority/);
  await settings({ insecureRegistries: ['docker.io'] });
  await cluster.upstream('docker.io').speakPlainly();
  assert.equal(await run('docker.io/acme/web:1'), undefined);
});

experiment('the pull secret of the cluster serves imports, nodes and pull-through', async () => {
  await cluster.upstream('docker.io').demandCredentials('ann', 'secret');
  const auths = { 'docker.io': { auth: Buffer.from('ann:secret').toString('base64') } };
  await create('/api/v1/namespaces/openshift-config/secrets', 'v1', 'Secret', {
    metadata: { name: 'pull-secret' },
    type: 'kubernetes.io/dockerconfigjson',
    stringData: { '.dockerconfigjson': JSON.stringify({ auths }) },
  });
  await importTag('docker.io/acme/web:1');
  assert.equal(await conditionOf(), digest);
  assert.equal(await run(`${internal}@${digest}`), undefined);
  await cluster.api.request({ method: 'DELETE', path: '/api/v1/namespaces/here/pods/web' });
  await cluster.clock.advance(60_000);
  assert.equal(await run('docker.io/acme/web:1'), undefined);
});

experiment(
  'nodes never contact a source that they must not contact, imports and the internal registry do',
  async () => {
    await create(
      '/apis/config.openshift.io/v1/imagedigestmirrorsets',
      'config.openshift.io/v1',
      'ImageDigestMirrorSet',
      {
        metadata: { name: 'only' },
        spec: {
          imageDigestMirrors: [
            { source: 'docker.io/acme', mirrors: ['quay.io/none'], mirrorSourcePolicy: 'NeverContactSource' },
          ],
        },
      },
    );
    await importTag(`docker.io/acme/web@${digest}`);
    assert.equal(await conditionOf(), digest);
    assert.equal(await run(`${internal}@${digest}`), undefined);
    await cluster.api.request({ method: 'DELETE', path: '/api/v1/namespaces/here/pods/web' });
    await cluster.clock.advance(60_000);
    assert.match(
      (await run(`docker.io/acme/web@${digest}`)) ?? '',
      /Mirrors also failed: \[quay\.io\/none\/web.*registry docker\.io\/acme is blocked in /,
    );
  },
);
