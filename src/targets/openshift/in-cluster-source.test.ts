import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemClock } from '../../adapters/system-clock.ts';
import { containersImage } from '../../distribution/client-profile.ts';
import { dialMap } from '../../distribution/dial.ts';
import { createDistributionClient } from '../../distribution/distribution-client.ts';
import { EnvironmentError } from '../../errors/environment-error.ts';
import type { KubeApi, KubeRequest } from '../../ports/kube-api.ts';
import { inClusterSource } from './in-cluster-source.ts';
import { PushedImages } from './pushed-images.ts';

const project = 'sp-k3x9a-upstream-0';

/** A cluster that gives routes a host, and whose pods say of themselves what a test wants. */
const open = async (pods: readonly object[] = []) => {
  const sent: KubeRequest[] = [];
  const api: KubeApi = {
    server: 'https://api.example.com:6443',
    request: async (request) => {
      sent.push(request);
      const name = (request.body as { metadata?: { name?: string } } | undefined)?.metadata?.name;
      const answer = request.path.endsWith('/routes')
        ? { spec: { host: `${name}-${project}.apps.example.com` } }
        : { items: pods, status: {} };
      return { status: 200, warnings: [], body: answer as never };
    },
    watch: async function* () {},
    stream: async function* () {},
    exec: async () => 0,
  };
  const client = createDistributionClient({ profile: containersImage, dial: dialMap({}) });
  const clock = { ...systemClock, patience: 0.001 };
  const source = await inClusterSource({
    api,
    closing: api,
    client,
    clock,
    project,
    run: 'k3x9a',
    image: 'registry:3',
  });
  const user = { prefix: 'sp-k3x9a-1', clock, pushed: new PushedImages(api, 'k3x9a') };
  return { source, sent, user };
};

interface Made {
  kind: string;
  metadata: { name: string; labels?: Record<string, string> };
  spec: {
    tls?: { termination: string };
    template?: { spec: { containers: { image: string; securityContext: { runAsNonRoot: boolean } }[] } };
  };
}

const made = (sent: readonly KubeRequest[]): readonly Made[] =>
  sent.filter(({ method }) => method === 'POST').map(({ body }) => body as Made);

test('each registry has a route of its own, and each experiment a folder in it', async () => {
  const { source } = await open();
  assert.equal(source.place('docker.io', 'sp-k3x9a-1'), `docker-io-${project}.apps.example.com/sp-k3x9a-1`);
  assert.equal(source.place('quay.io', 'sp-k3x9a-2'), `quay-io-${project}.apps.example.com/sp-k3x9a-2`);
});

test('everything is made in a project of the run, and carries its label', async () => {
  const { source, sent, user } = await open();
  await assert.rejects(source.open('quay.io', user).start(), EnvironmentError);
  const objects = made(sent).filter(({ kind }) => kind !== 'ProjectRequest');
  assert.deepEqual(
    objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`),
    ['ConfigMap/streamproof-run', 'Route/docker-io', 'Route/quay-io', 'Service/quay-io', 'Deployment/quay-io'],
  );
  for (const { metadata } of objects) assert.equal(metadata.labels?.['streamproof.dev/run'], 'k3x9a');
  for (const { path } of sent.filter(({ path }) => path.includes('/namespaces/')))
    assert.match(path, /sp-k3x9a-upstream-0/);
});

test('the program runs as any user, with storage of its own, behind the certificate of the router', async () => {
  const { source, sent, user } = await open();
  await assert.rejects(source.open('docker.io', user).start());
  const find = (wanted: string): Made['spec'] | undefined => made(sent).find(({ kind }) => kind === wanted)?.spec;
  const [container] = find('Deployment')?.template?.spec.containers ?? [];
  assert.equal(container?.image, 'registry:3');
  assert.equal(container?.securityContext.runAsNonRoot, true);
  assert.equal(find('Route')?.tls?.termination, 'edge');
});

test('it is started and stopped by the number of its pods', async () => {
  const { source, sent, user } = await open();
  await assert.rejects(source.open('docker.io', user).start());
  const patch = sent.find(({ method, path }) => method === 'PATCH' && path.endsWith('/deployments/docker-io'));
  assert.deepEqual(patch?.body, { spec: { replicas: 1 } });
});

test('a registry that does not come up says what its pod says', async () => {
  const waiting = { reason: 'ImagePullBackOff', message: 'Back-off pulling image "registry:3"' };
  const { source, user } = await open([{ status: { phase: 'Pending', containerStatuses: [{ state: { waiting } }] } }]);
  await assert.rejects(
    source.open('docker.io', user).serve('acme/web', '1', { name: 'A' }),
    (error: EnvironmentError) => {
      assert.match(
        error.message,
        /registry:3 in the project sp-k3x9a-upstream-0 does not come up: ImagePullBackOff: Back-off/,
      );
      assert.match(error.hint ?? '', /--registry-image/);
      return true;
    },
  );
});

test('the project is deleted at the end', async () => {
  const { source, sent } = await open();
  await source[Symbol.asyncDispose]();
  assert.equal(sent.at(-1)?.method, 'DELETE');
  assert.equal(sent.at(-1)?.path, `/apis/project.openshift.io/v1/projects/${project}`);
});
