import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentConfigKind, replicationControllerKind } from '../../../resources/kinds/kinds.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import { rolloutAnnotations } from '../../../resources/workloads/rollout.ts';
import { forbidden } from '../../apimachinery/status-error.ts';
import { rolloutPlane } from './testing/rollout-plane.ts';

test('a deployer pod that cannot be made fails the version when its strategy has no more time', async () => {
  const { create, machinery, rollouts, advance, events } = await rolloutPlane();
  machinery.admission.push(({ operation, kind, object: { metadata } }) => {
    if (operation === 'CREATE' && metadata.name?.endsWith('-deploy'))
      throw forbidden(kind, metadata.name, 'exceeded quota');
  });
  await create(({ spec }) => void (spec.strategy = { type: 'Recreate', recreateParams: { timeoutSeconds: 60 } }));
  assert.deepEqual(await rollouts(), ['1 New config change: 0']);
  assert.ok(
    events().includes(
      'DeploymentConfig FailedCreate Error creating deployer pod: pods "web-1-deploy" is forbidden: exceeded quota',
    ),
  );
  await advance(3_600_000);
  assert.deepEqual(await rollouts(), ['1 Failed unable to create deployer pod: 0']);
  assert.ok(
    events().includes(
      'DeploymentConfig RolloutTimeout Rollout for "a/web-1" failed to create deployer pod (timeoutSeconds: 60s)',
    ),
  );
});

test('a cancelled rollout fails; what ran before stays', async () => {
  let phase: 'Succeeded' | 'Running' = 'Succeeded';
  const { create, change, client, settle, rollouts, config, events } = await rolloutPlane(() => phase);
  await create();
  phase = 'Running';
  await change(({ spec }) => void (spec.template.metadata.labels = { app: 'web', more: 'x' }));
  await client.modify<ReplicationController>(replicationControllerKind, 'a', 'web-2', ({ metadata }) => {
    metadata.annotations = {
      ...metadata.annotations,
      [rolloutAnnotations.cancelled]: 'true',
      [rolloutAnnotations.reason]: 'cancelled by the user',
    };
  });
  await settle();
  assert.deepEqual(await rollouts(), ['1 Complete config change: 1', '2 Failed cancelled by the user: 0']);
  const progressing = (await config()).status?.conditions?.find(({ type }) => type === 'Progressing');
  assert.deepEqual(
    [progressing?.reason, progressing?.message],
    ['RolloutCancelled', 'rollout of replication controller "web-2" was cancelled'],
  );
  assert.ok(events().includes('DeploymentConfig RolloutCancelled Rollout for "a/web-2" cancelled'));
});

test('a test deployment has pods only while it is rolled out', async () => {
  const { create, rollouts } = await rolloutPlane();
  await create(({ spec }) => void (spec.test = true));
  assert.deepEqual(await rollouts(), ['1 Complete config change: 0']);
});

test('a config made anew counts on from versions that were left', async () => {
  const { create, change, client, settle, rollouts, config } = await rolloutPlane();
  await create();
  await change(({ spec }) => void (spec.template.metadata.labels = { app: 'web', more: 'x' }));
  await client.delete(deploymentConfigKind, 'a', 'web');
  for (const name of ['web-1', 'web-2'])
    await client.modify<ReplicationController>(replicationControllerKind, 'a', name, ({ metadata }) => {
      metadata.ownerReferences = [];
    });
  await create(({ spec }) => void (spec.template.metadata.labels = { app: 'web', more: 'x' }));
  await settle();
  assert.equal((await config()).status?.latestVersion, 2);
  assert.deepEqual(await rollouts(), ['1 Complete config change: 0', '2 Complete config change: 1']);
});

test('a version whose label names another config is released, and adopted again when it names its own', async () => {
  const { create, client, settle, config, events } = await rolloutPlane();
  await create();
  const label = async (name: string) => {
    const { metadata } = await client.modify<ReplicationController>(
      replicationControllerKind,
      'a',
      'web-1',
      (version) => void (version.metadata.labels = { ...version.metadata.labels, [rolloutAnnotations.config]: name }),
    );
    await settle();
    const version = await client.get<ReplicationController>(replicationControllerKind, 'a', metadata.name);
    const { availableReplicas, unavailableReplicas } = (await config()).status ?? {};
    return [version.metadata.ownerReferences?.length ?? 0, availableReplicas, unavailableReplicas];
  };
  assert.deepEqual(await label('other'), [0, 0, 0]);
  assert.ok(
    events().includes(
      'DeploymentConfig DeploymentCreationFailed Couldn\'t deploy version 1: replicationcontrollers "web-1" already exists',
    ),
  );
  assert.deepEqual(await label('web'), [1, 1, 0]);
});
