import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../testing/scripted-api.ts';

const core = '/api/v1/namespaces/hello';
const apps = '/apis/apps/v1/namespaces/hello';
const owned = (kind: string, name: string, apiVersion = 'apps/v1') => ({
  ownerReferences: [{ apiVersion, kind, name, uid: name, controller: true }],
});
const scale = { kind: 'Scale', metadata: { name: 'web', resourceVersion: '5' }, spec: { replicas: 3 } };
const script = {
  [`GET ${core}/endpoints/web`]: {
    kind: 'Endpoints',
    metadata: { name: 'web', namespace: 'hello' },
    subsets: [{ addresses: [{ targetRef: { kind: 'Pod', name: 'web-1', namespace: 'hello' } }] }],
  },
  [`GET ${core}/pods/web-1`]: { metadata: { name: 'web-1', namespace: 'hello', ...owned('ReplicaSet', 'web-5') } },
  [`GET ${apps}/replicasets/web-5`]: { metadata: { name: 'web-5', ...owned('Deployment', 'web') } },
  [`GET ${core}/services/web`]: { kind: 'Service', metadata: { name: 'web', namespace: 'hello' } },
  [`GET ${apps}/deployments/web/scale`]: scale,
  [`PATCH ${core}/services/web`]: {},
  [`PUT ${apps}/deployments/web/scale`]: {},
};

test('what is behind a service is scaled down, and the service remembers how large it was', async () => {
  const ran = await runScripted('idle web', script);
  assert.deepEqual([ran.code, ran.stderr], [0, '']);
  assert.equal(
    ran.stdout,
    'The service "hello/web" has been marked as idled \nThe service will unidle Deployment "hello/web" to 3 replicas once it receives traffic \nDeployment "hello/web" has been idled \n',
  );
  const [mark, size] = ran.bodies as [{ metadata: { annotations: Record<string, string> } }, typeof scale];
  assert.deepEqual(mark.metadata.annotations, {
    'idling.alpha.openshift.io/idled-at': '2026-11-21T21:07:36Z',
    'idling.alpha.openshift.io/unidle-targets': '[{"kind":"Deployment","name":"web","group":"apps","replicas":3}]',
  });
  assert.deepEqual(size, { kind: 'Scale', metadata: { name: 'web' }, spec: { replicas: 0 } });
});

test('a dry run changes nothing', async () => {
  const ran = await runScripted('idle web --dry-run', script);
  assert.deepEqual(ran.bodies, []);
  assert.match(ran.stdout, /has been idled \(dry run\)\n$/);
});

for (const [line, message] of [
  [
    'idle --all --resource-names-file=x',
    'error: resource names, selectors, and the all flag may not be be specified if a filename is specified\n',
  ],
  ['idle --resource-names-file=none', 'error: open none: no such file or directory\n'],
] as const)
  test(`oc ${line} is refused`, async () => {
    const ran = await runScripted(line, script);
    assert.deepEqual([ran.code, ran.stderr], [1, message]);
  });

test('a pod that nobody makes anew cannot be idled', async () => {
  const lone = { ...script, [`GET ${core}/pods/web-1`]: { metadata: { name: 'web-1', namespace: 'hello' } } };
  const ran = await runScripted('idle web', lone);
  assert.equal(
    ran.stderr,
    'error: no valid scalable resources found to idle: unable to calculate scalable resources for service hello/web: unable to find controller for pod hello/web-1: no creator reference listed\n',
  );
});
