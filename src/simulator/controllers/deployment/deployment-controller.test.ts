import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentKind, podKind, replicaSetKind } from '../../../resources/kinds/kinds.ts';
import { type Deployment, deploymentOfTag } from '../../../resources/workloads/deployment.ts';
import type { ReplicaSet } from '../../../resources/workloads/replica-set.ts';
import { controlPlane, createProject, instantNode } from '../../testing/control-plane.ts';
import { createReplicaSetController } from '../replica-set/replica-set-controller.ts';
import { createDeploymentController } from './deployment-controller.ts';

const NOW = '2026-01-05T09:00:00Z';
const IMAGE = `docker.io/acme/web@sha256:${'a'.repeat(64)}`;

const cluster = async () => {
  const plane = controlPlane(createDeploymentController(), createReplicaSetController());
  await createProject(plane, 'a');
  const setImage = (image: string) =>
    plane.client.modify<Deployment>(
      deploymentKind,
      'a',
      'web',
      ({ spec }) => void ((spec.template.spec.containers[0] as { image: string }).image = image),
    );
  const sets = async () =>
    (await plane.client.list<ReplicaSet>(replicaSetKind, 'a')).toSorted(
      (one, other) => revision(one) - revision(other),
    );
  return { ...plane, setImage, sets, deployment: () => plane.client.get<Deployment>(deploymentKind, 'a', 'web') };
};

const revision = ({ metadata }: ReplicaSet): number =>
  Number(metadata.annotations?.['deployment.kubernetes.io/revision']);
const normal = (text: string): string =>
  text.replaceAll(/web-[4-9bcdf]{8,10}/g, 'web-HASH').replaceAll(/HASH-[b-z2-9]{5}/g, 'HASH-POD');

test('a deployment whose image is a placeholder waits with a failing replica set', async () => {
  const { client, settle, sets, deployment } = await cluster();
  await client.create(deploymentKind, deploymentOfTag('a', 'web', 'web:latest'));
  await settle();
  const { status, metadata } = await deployment();
  const [set] = await sets();
  const failure = `Pod "${set?.metadata.name}-POD" is invalid: spec.containers[0].image: Invalid value: " ": must not have leading or trailing whitespace`;
  assert.equal(metadata.annotations?.['deployment.kubernetes.io/revision'], '1');
  assert.equal(metadata.generation, 1);
  assert.deepEqual(JSON.parse(JSON.stringify(status).replace(/-[b-z2-9]{5}\\" is invalid/, '-POD\\" is invalid')), {
    conditions: [
      {
        lastTransitionTime: NOW,
        lastUpdateTime: NOW,
        message: `Created new replica set "${set?.metadata.name}"`,
        reason: 'NewReplicaSetCreated',
        status: 'True',
        type: 'Progressing',
      },
      {
        lastTransitionTime: NOW,
        lastUpdateTime: NOW,
        message: 'Deployment does not have minimum availability.',
        reason: 'MinimumReplicasUnavailable',
        status: 'False',
        type: 'Available',
      },
      {
        lastTransitionTime: NOW,
        lastUpdateTime: NOW,
        message: failure,
        reason: 'FailedCreate',
        status: 'True',
        type: 'ReplicaFailure',
      },
    ],
    observedGeneration: 1,
    unavailableReplicas: 1,
  });
  assert.deepEqual(Object.keys(set?.metadata.annotations ?? {}).toSorted(), [
    'deployment.kubernetes.io/desired-replicas',
    'deployment.kubernetes.io/max-replicas',
    'deployment.kubernetes.io/revision',
    'image.openshift.io/triggers',
  ]);
  assert.equal(set?.status?.replicas, 0);
  assert.equal(set?.status?.observedGeneration, 1);
});

test('the image makes a second revision; the first keeps its size until a pod is available', async () => {
  const { client, settle, setImage, sets, deployment, run, events } = await cluster();
  await client.create(deploymentKind, deploymentOfTag('a', 'web', 'web:latest'));
  await settle();
  await setImage(IMAGE);
  await settle();
  assert.deepEqual(
    (await sets()).map(({ spec, status }) => [spec.replicas, status?.replicas]),
    [
      [1, 0],
      [1, 1],
    ],
  );
  const { replicas, unavailableReplicas, updatedReplicas, conditions } = (await deployment()).status ?? {};
  assert.deepEqual(
    { replicas, unavailableReplicas, updatedReplicas },
    { replicas: 1, unavailableReplicas: 2, updatedReplicas: 1 },
  );
  assert.deepEqual(
    conditions?.map(({ type, reason }) => `${type} ${reason}`),
    ['Available MinimumReplicasUnavailable', 'ReplicaFailure FailedCreate', 'Progressing ReplicaSetUpdated'],
  );
  run(instantNode);
  await settle();
  assert.deepEqual(
    (await sets()).map(({ spec, status }) => [spec.replicas, status?.availableReplicas]),
    [
      [0, undefined],
      [1, 1],
    ],
  );
  const { status } = await deployment();
  assert.deepEqual(
    status?.conditions?.map(({ type, reason }) => `${type} ${reason}`),
    ['Available MinimumReplicasAvailable', 'Progressing NewReplicaSetAvailable'],
  );
  assert.deepEqual(
    events()
      .map(normal)
      .filter((event) => !event.includes('Error creating'))
      .toSorted(),
    [
      'Deployment ScalingReplicaSet Scaled down replica set web-HASH from 1 to 0',
      'Deployment ScalingReplicaSet Scaled up replica set web-HASH from 0 to 1',
      'Deployment ScalingReplicaSet Scaled up replica set web-HASH from 0 to 1',
      'ReplicaSet SuccessfulCreate Created pod: web-HASH-POD',
    ],
  );
});

const running = async (replicas: number, change: Partial<Deployment['spec']> = {}) => {
  const plane = await cluster();
  plane.run(instantNode);
  const deployment = deploymentOfTag('a', 'web', 'web:latest');
  Object.assign(deployment.spec, { replicas }, change);
  (deployment.spec.template.spec.containers[0] as { image: string }).image = IMAGE;
  await plane.client.create(deploymentKind, deployment);
  await plane.settle();
  return plane;
};

test('scaling goes to the only replica set', async () => {
  const { client, settle, sets, events } = await running(1);
  await client.modify<Deployment>(deploymentKind, 'a', 'web', ({ spec }) => void (spec.replicas = 3));
  await settle();
  assert.deepEqual(
    (await sets()).map(({ status }) => status?.availableReplicas),
    [3],
  );
  assert.ok(events().map(normal).includes('Deployment ScalingReplicaSet Scaled up replica set web-HASH from 1 to 3'));
  assert.equal((await sets())[0]?.metadata.annotations?.['deployment.kubernetes.io/max-replicas'], '4');
});

test('going back to an earlier template makes its replica set the newest', async () => {
  const { setImage, settle, sets, deployment } = await running(2);
  await setImage('docker.io/acme/web:v2');
  await settle();
  await setImage(IMAGE);
  await settle();
  const all = await sets();
  assert.deepEqual(
    all.map((set) => [revision(set), set.spec.replicas]),
    [
      [2, 0],
      [3, 2],
    ],
  );
  assert.equal(all[1]?.metadata.annotations?.['deployment.kubernetes.io/revision-history'], '1');
  assert.equal((await deployment()).metadata.annotations?.['deployment.kubernetes.io/revision'], '3');
});

test('only so many old revisions are kept', async () => {
  const { setImage, settle, sets } = await running(1, { revisionHistoryLimit: 2 });
  for (const tag of ['v2', 'v3', 'v4', 'v5']) {
    await setImage(`docker.io/acme/web:${tag}`);
    await settle();
  }
  assert.deepEqual((await sets()).map(revision), [3, 4, 5]);
});

test('Recreate starts the new pods when the old ones are gone', async () => {
  const { setImage, settle, events, client } = await running(2, { strategy: { type: 'Recreate' } });
  await setImage('docker.io/acme/web:v2');
  await settle();
  assert.deepEqual(
    events()
      .map(normal)
      .filter((event) => event.startsWith('Deployment'))
      .toSorted(),
    [
      'Deployment ScalingReplicaSet Scaled down replica set web-HASH from 2 to 0',
      'Deployment ScalingReplicaSet Scaled up replica set web-HASH from 0 to 2',
      'Deployment ScalingReplicaSet Scaled up replica set web-HASH from 0 to 2',
    ],
  );
  assert.equal((await client.list(podKind, 'a')).length, 2);
});

test('pods are available sooner when they need not be ready for that long any more', async () => {
  const { client, settle, sets, deployment, advance } = await running(1, { minReadySeconds: 300 });
  assert.equal((await deployment()).status?.availableReplicas, undefined);
  await client.modify<Deployment>(deploymentKind, 'a', 'web', ({ spec }) => void (spec.minReadySeconds = 1));
  await settle();
  assert.deepEqual(
    (await sets()).map(({ spec }) => spec.minReadySeconds),
    [1],
  );
  await advance(1000);
  assert.equal((await deployment()).status?.availableReplicas, 1);
});

test('a paused deployment does not roll out', async () => {
  const { client, settle, setImage, sets, deployment } = await running(1, { paused: true });
  assert.deepEqual(await sets(), []);
  await setImage('docker.io/acme/web:v2');
  await client.modify<Deployment>(deploymentKind, 'a', 'web', ({ spec }) => void delete spec.paused);
  await settle();
  assert.deepEqual((await sets()).map(revision), [1]);
  assert.equal((await deployment()).status?.availableReplicas, 1);
});

test('a rollout that gets nowhere is reported after its deadline', async () => {
  const { client, advance, deployment } = await cluster();
  const stuck = deploymentOfTag('a', 'web', 'web:latest');
  (stuck.spec.template.spec.containers[0] as { image: string }).image = IMAGE;
  await client.create(deploymentKind, stuck);
  await advance(602_000);
  const progress = (await deployment()).status?.conditions?.find(({ type }) => type === 'Progressing');
  assert.equal(progress?.reason, 'ProgressDeadlineExceeded');
  assert.match(progress?.message ?? '', /^ReplicaSet "web-\w+" has timed out progressing\.$/);
});

test('the revision after that of an adopted set is exact beyond the numbers of JavaScript', async () => {
  const { client, setImage, settle, sets, deployment } = await running(1);
  const [{ metadata }] = (await sets()) as [ReplicaSet];
  await client.modify<ReplicaSet>(
    replicaSetKind,
    'a',
    metadata.name,
    (set) => void (set.metadata.annotations = { 'deployment.kubernetes.io/revision': '3546343826724305832' }),
  );
  await setImage('docker.io/acme/web:v2');
  await settle();
  assert.equal((await deployment()).metadata.annotations?.['deployment.kubernetes.io/revision'], '3546343826724305833');
});
