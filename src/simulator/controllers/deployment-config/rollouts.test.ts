import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentConfigKind, podKind, replicationControllerKind } from '../../../resources/kinds/kinds.ts';
import type { DeploymentConfig } from '../../../resources/workloads/deployment-config.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import { rolloutPlane } from './testing/rollout-plane.ts';

const setImage =
  (image: string) =>
  ({ spec }: DeploymentConfig): void =>
    void Object.assign(spec.template.spec.containers[0] as object, { image });

const follow = (lastTriggeredImage?: string): NonNullable<DeploymentConfig['spec']['triggers']>[number] => ({
  type: 'ImageChange',
  imageChangeParams: {
    automatic: true,
    containerNames: ['c'],
    from: { kind: 'ImageStreamTag', name: 'web:t' },
    ...(lastTriggeredImage === undefined ? {} : { lastTriggeredImage }),
  },
});

const conditions = ({ status }: DeploymentConfig): string[] =>
  (status?.conditions ?? []).map(
    ({ type, status: value, reason, message }) => `${type} ${value} ${reason ?? '-'} ${message}`,
  );

test('a config is rolled out when it is created, and says so', async () => {
  const { create, rollouts, config, events, errors } = await rolloutPlane();
  await create();
  assert.deepEqual(await rollouts(), ['1 Complete config change: 1']);
  const { status } = await config();
  assert.deepEqual(status?.details, { message: 'config change', causes: [{ type: 'ConfigChange' }] });
  assert.deepEqual(conditions(await config()), [
    'Progressing True NewReplicationControllerAvailable replication controller "web-1" successfully rolled out',
    'Available True - Deployment config has minimum availability.',
  ]);
  assert.ok(
    events().includes('DeploymentConfig DeploymentCreated Created new replication controller "web-1" for version 1'),
  );
  assert.deepEqual(errors, []);
});

test('a changed template makes the next version, a changed label of the config does not', async () => {
  const { create, change, rollouts } = await rolloutPlane();
  await create();
  await change(setImage('web:2'));
  await change(({ metadata }) => void (metadata.labels = { a: 'b' }));
  assert.deepEqual(await rollouts(), ['1 Complete config change: 0', '2 Complete config change: 1']);
});

test('a container without an image holds up the first version; the config is seen all the same', async () => {
  const { create, config, rollouts, errors } = await rolloutPlane();
  await create(({ spec }) => {
    spec.triggers = [follow()];
    Object.assign(spec.template.spec, { containers: [{ name: 'c' }] });
  });
  assert.deepEqual(await rollouts(), []);
  assert.equal((await config()).status?.observedGeneration, 1);
  assert.deepEqual(errors, []);
});

test('a rollout that deployers are kept away from stays new', async () => {
  const { create, config, rollouts, client } = await rolloutPlane();
  await create(({ metadata }) => void (metadata.annotations = { 'deploy.openshift.io/deployer-pod.ignore': 'true' }));
  assert.deepEqual(await rollouts(), ['1 New config change: 0']);
  assert.equal(
    conditions(await config())
      .at(-1)
      ?.split(' ')[2],
    'NewReplicationControllerCreated',
  );
  assert.deepEqual(await client.list(podKind, 'a'), []);
});

test('an image trigger holds up the first version until it has an image', async () => {
  const { create, change, rollouts } = await rolloutPlane();
  await create(({ spec }) => void (spec.triggers = [follow()]));
  assert.deepEqual(await rollouts(), []);
  await change(({ spec }) => void (spec.triggers = [follow('web:1')]));
  assert.deepEqual(await rollouts(), ['1 Complete config change: 1']);
});

test('a new image is the cause of the version that brings it', async () => {
  const { create, change, rollouts, config } = await rolloutPlane();
  await create(({ spec }) => void (spec.triggers = [follow()]));
  await change(({ spec }) => void (spec.triggers = [follow('web:1')]));
  await change(setImage('web:2'));
  assert.equal((await rollouts())[1], '2 Complete image change: 1');
  assert.deepEqual((await config()).status?.details?.causes, [
    { type: 'ImageChange', imageTrigger: { from: { kind: 'DockerImage', name: 'web:2' } } },
  ]);
});

test('without triggers nothing is rolled out, and neither while the config is paused', async () => {
  const { create, change, rollouts } = await rolloutPlane();
  await create(({ spec }) => void (spec.triggers = []));
  assert.deepEqual(await rollouts(), []);
  await change(({ spec }) => void Object.assign(spec, { paused: true, triggers: [{ type: 'ConfigChange' }] }));
  assert.deepEqual(await rollouts(), []);
  await change(({ spec }) => void (spec.paused = false));
  assert.deepEqual(await rollouts(), ['1 Complete config change: 1']);
});

test('a newer version cancels one that is still running', async () => {
  const { create, change, rollouts, events } = await rolloutPlane(() => 'Running');
  await create();
  assert.deepEqual(await rollouts(), ['1 Running config change: 0']);
  await change(setImage('web:2'));
  assert.deepEqual(await rollouts(), ['1 Failed newer deployment was found running: 0', '2 Running config change: 0']);
  assert.ok(
    events().includes('DeploymentConfig DeploymentCancelled Cancelled deployment "web-1" superceded by version 2'),
  );
});

test('a failed deployer fails the version; the one before keeps the pods', async () => {
  let phase: 'Succeeded' | 'Failed' = 'Succeeded';
  const { create, change, rollouts, config } = await rolloutPlane(() => phase);
  await create();
  phase = 'Failed';
  await change(setImage('web:2'));
  assert.deepEqual(await rollouts(), ['1 Complete config change: 1', '2 Failed config change: 0']);
  assert.ok(
    conditions(await config()).includes(
      'Progressing False ProgressDeadlineExceeded replication controller "web-2" has failed progressing',
    ),
  );
});

test('a deployer pod that disappears fails the version', async () => {
  const { create, client, settle, rollouts, events } = await rolloutPlane(() => 'Running');
  await create();
  await client.delete(podKind, 'a', 'web-1-deploy', { gracePeriodSeconds: 0 });
  await settle();
  assert.deepEqual(await rollouts(), ['1 Failed deployer pod no longer exists: 0']);
  assert.ok(events().includes('DeploymentConfig Failed Deployer pod "web-1-deploy" has gone missing'));
});

test('a deployer pod runs as the deployer, for six hours at most', async () => {
  const { create, client } = await rolloutPlane();
  await create();
  const { metadata, spec } = await client.get<Pod>(podKind, 'a', 'web-1-deploy');
  assert.deepEqual(metadata.labels, { 'openshift.io/deployer-pod-for.name': 'web-1' });
  assert.equal(spec.serviceAccountName, 'deployer');
  assert.equal(spec.activeDeadlineSeconds, 21_600);
  assert.equal(spec.restartPolicy, 'Never');
  assert.deepEqual(spec.containers[0]?.env, [
    { name: 'OPENSHIFT_DEPLOYMENT_NAME', value: 'web-1' },
    { name: 'OPENSHIFT_DEPLOYMENT_NAMESPACE', value: 'a' },
  ]);
});

test('the last complete version follows the size of the config', async () => {
  const { create, change, client, rollouts, settle } = await rolloutPlane();
  await create();
  await change(({ spec }) => void (spec.replicas = 3));
  assert.deepEqual(await rollouts(), ['1 Complete config change: 3']);
  await client.modify<ReplicationController>(replicationControllerKind, 'a', 'web-1', ({ spec }) => {
    spec.replicas = 7;
  });
  await settle();
  assert.deepEqual(await rollouts(), ['1 Complete config change: 3']);
});

test('old versions are forgotten beyond the limit', async () => {
  const { create, change, rollouts } = await rolloutPlane();
  await create(({ spec }) => void (spec.revisionHistoryLimit = 1));
  for (const image of ['web:2', 'web:3', 'web:4']) await change(setImage(image));
  assert.deepEqual(await rollouts(), ['3 Complete config change: 0', '4 Complete config change: 1']);
});

test('a version asked for again is a manual change', async () => {
  const { create, client, settle, rollouts } = await rolloutPlane();
  await create();
  await client.createAt(deploymentConfigKind, 'a', 'web', 'instantiate', {
    apiVersion: 'apps.openshift.io/v1',
    kind: 'DeploymentRequest',
    name: 'web',
    latest: true,
    force: true,
  } as never);
  await settle();
  assert.deepEqual(await rollouts(), ['1 Complete config change: 0', '2 Complete manual change: 1']);
});
