import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentConfigKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { DeploymentConfig } from '../../../resources/workloads/deployment-config.ts';
import { rolloutPlane } from '../../controllers/deployment-config/testing/rollout-plane.ts';

const body = (kind: string, content: object): KubeObject =>
  ({ apiVersion: 'apps.openshift.io/v1', kind, ...content }) as unknown as KubeObject;

const setImage =
  (image: string) =>
  ({ spec }: DeploymentConfig): void =>
    void Object.assign(spec.template.spec.containers[0] as object, { image });

test('a config gets its defaults, as recorded on a cluster', async () => {
  const { create } = await rolloutPlane();
  const { spec, status, metadata } = await create();
  const { template: _, ...rest } = spec;
  assert.equal(metadata.generation, 1);
  assert.deepEqual(rest, {
    replicas: 1,
    revisionHistoryLimit: 10,
    selector: { app: 'web' },
    strategy: {
      activeDeadlineSeconds: 21_600,
      resources: {},
      rollingParams: {
        intervalSeconds: 1,
        maxSurge: '25%',
        maxUnavailable: '25%',
        timeoutSeconds: 600,
        updatePeriodSeconds: 1,
      },
      type: 'Rolling',
    },
    test: false,
    triggers: [{ type: 'ConfigChange' }],
  });
  assert.deepEqual(status, {
    latestVersion: 0,
    observedGeneration: 0,
    replicas: 0,
    updatedReplicas: 0,
    availableReplicas: 0,
    unavailableReplicas: 0,
  });
});

for (const [what, edit, message] of [
  [
    'foreign labels',
    ({ spec }) => void (spec.selector = { app: 'x' }),
    'spec.template.metadata.labels: Invalid value: map[string]string{"app":"web"}: `selector` does not match template `labels`',
  ],
  [
    'a trigger that follows no tag',
    ({ spec }) =>
      void (spec.triggers = [
        {
          type: 'ImageChange',
          imageChangeParams: { containerNames: ['c'], from: { kind: 'DockerImage', name: 'a:b' } },
        },
      ]),
    'spec.triggers[0].imageChangeParams.from.kind: Invalid value: "DockerImage": kind must be an ImageStreamTag',
  ],
  [
    'a trigger without containers',
    ({ spec }) => void (spec.triggers = [{ type: 'ImageChange', imageChangeParams: { from: { name: 'a:b' } } }]),
    'spec.triggers[0].imageChangeParams.containerNames: Required value',
  ],
  [
    'neither surge nor absence',
    ({ spec }) => void (spec.strategy = { type: 'Rolling', rollingParams: { maxSurge: 0, maxUnavailable: 0 } }),
    'spec.strategy.rollingParams.maxUnavailable: Invalid value: intstr.IntOrString{Type:0, IntVal:0, StrVal:""}: cannot be 0 when maxSurge is 0 as well',
  ],
] as const satisfies readonly (readonly [string, (config: DeploymentConfig) => void, string])[]) {
  test(`a config with ${what} is refused`, async () => {
    const { create } = await rolloutPlane();
    await assert.rejects(create(edit), {
      code: 422,
      message: `DeploymentConfig.apps.openshift.io "web" is invalid: ${message}`,
    });
  });
}

test('the size is also a scale, of a group of its own', async () => {
  const { create, client } = await rolloutPlane();
  await create();
  const { metadata: _, ...scale } = await client.modify<KubeObject & { spec: { replicas: number } }>(
    deploymentConfigKind,
    'a',
    'web',
    (current) => void (current.spec = { replicas: 3 }),
    'scale',
  );
  assert.deepEqual(scale, {
    apiVersion: 'extensions/v1beta1',
    kind: 'Scale',
    spec: { replicas: 3 },
    status: {
      replicas: 1,
      selector: { app: 'web', deploymentconfig: 'web' },
      targetSelector: 'app=web,deploymentconfig=web',
    },
  });
});

test('a rollback is answered with the old template, not stored; writing it starts a version', async () => {
  const { create, change, client, config, settle, rollouts } = await rolloutPlane();
  await create();
  await change(setImage('web:2'));
  const rolledBack = await client.createAt<DeploymentConfig>(
    deploymentConfigKind,
    'a',
    'web',
    'rollback',
    body('DeploymentConfigRollback', { name: 'web', spec: { from: {}, includeTemplate: true } }),
  );
  assert.equal(rolledBack.spec.template.spec.containers[0]?.image, 'web:1');
  assert.equal(rolledBack.status?.latestVersion, 3);
  assert.equal((await config()).status?.latestVersion, 2);
  await client.update(deploymentConfigKind, rolledBack);
  await settle();
  assert.equal((await rollouts()).length, 3);
  assert.equal((await config()).metadata.generation, 3);
});

for (const [what, revision, versions, why] of [
  ['the version that runs', 2, 2, 'version 2 is already the latest'],
  ['a version that never was', 7, 2, 'replicationcontrollers "web-7" not found'],
  ['the first version', 0, 1, 'no previous deployment exists for "a/web"'],
] as const) {
  test(`a rollback of ${what} is refused`, async () => {
    const { create, change, client } = await rolloutPlane();
    await create();
    if (versions === 2) await change(setImage('web:2'));
    const request = body('DeploymentConfigRollback', { name: 'web', spec: { from: {}, revision } });
    await assert.rejects(client.createAt(deploymentConfigKind, 'a', 'web', 'rollback', request), {
      code: 422,
      message: `DeploymentConfigRollback.apps.openshift.io "web" is invalid: name: Invalid value: "web": ${why}`,
    });
  });
}

test('a rollout that nobody forces needs a reason', async () => {
  const { create, client } = await rolloutPlane();
  await create();
  const answer = await client.createAt(
    deploymentConfigKind,
    'a',
    'web',
    'instantiate',
    body('DeploymentRequest', { name: 'web', latest: true }),
  );
  assert.deepEqual(answer, {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    message: 'deployment config "web" cannot be instantiated',
    code: 204,
  });
});

test('a rollout with a tag that stands for nothing is refused', async () => {
  const { create, client } = await rolloutPlane();
  await create(({ spec }) => {
    const from = { kind: 'ImageStreamTag', name: 'web:t' };
    spec.triggers = [{ type: 'ImageChange', imageChangeParams: { containerNames: ['c'], from } }];
  });
  const request = body('DeploymentRequest', { name: 'web', latest: true, force: true });
  await assert.rejects(client.createAt(deploymentConfigKind, 'a', 'web', 'instantiate', request), {
    code: 400,
    message: 'cannot trigger a deployment for "web" because it contains unresolved images',
  });
});

test('only a new config is given a number of revisions to keep', async () => {
  const { create, change, config } = await rolloutPlane();
  assert.equal((await create()).spec.revisionHistoryLimit, 10);
  await change(({ spec }) => void delete spec.revisionHistoryLimit);
  assert.equal((await config()).spec.revisionHistoryLimit, undefined);
});

test('the counts in the status of a config only rise', async () => {
  const { create, client } = await rolloutPlane();
  const config = await create();
  const status = { ...config.status, latestVersion: 0, observedGeneration: -1, replicas: -1 };
  const write = client.modify<DeploymentConfig>(
    deploymentConfigKind,
    'a',
    'web',
    (current) => void Object.assign(current, { status }),
    'status',
  );
  await assert.rejects(write, {
    code: 422,
    message:
      'DeploymentConfig.apps.openshift.io "web" is invalid: [status.observedGeneration: Invalid value: -1: must be greater than or equal to 0, status.replicas: Invalid value: -1: must be greater than or equal to 0, status.latestVersion: Invalid value: 0: latestVersion cannot be decremented, status.observedGeneration: Invalid value: -1: observedGeneration cannot be decremented]',
  });
});

test('pods must be ready sooner than the rollout gives up', async () => {
  const { create } = await rolloutPlane();
  const slow = create(({ spec }) => {
    spec.minReadySeconds = 601;
    spec.strategy = { type: 'Recreate', activeDeadlineSeconds: 601 };
  });
  await assert.rejects(slow, {
    message:
      'DeploymentConfig.apps.openshift.io "web" is invalid: [spec.minReadySeconds: Invalid value: 601: must be less than the deployment timeout (600s), spec.minReadySeconds: Invalid value: 601: must be less than activeDeadlineSeconds (601s - used by the deployer pod)]',
  });
});

const trigger = (from: object) => ({ type: 'ImageChange', imageChangeParams: { containerNames: ['c'], from } });

test('a trigger may name a stream instead of its tag, and must name either rightly', async () => {
  const { create } = await rolloutPlane();
  const { spec } = await create(({ spec }) => {
    spec.triggers = [trigger({ kind: 'ImageStream', name: 'web' })] as never;
    spec.strategy = { rollingParams: { maxUnavailable: 1 } };
  });
  assert.deepEqual(spec.triggers?.[0]?.imageChangeParams?.from, {
    kind: 'ImageStreamTag',
    name: 'web:latest',
    namespace: 'a',
  });
  assert.equal(spec.strategy?.rollingParams?.maxSurge, 0);
  const wrong = create(({ metadata, spec }) => {
    metadata.name = 'other';
    spec.triggers = [trigger({ name: 'a/b:c', namespace: 'A' })] as never;
    spec.strategy = { type: 'Recreate', labels: { a: '-' } };
  });
  await assert.rejects(wrong, {
    message:
      /^DeploymentConfig.apps.openshift.io "other" is invalid: \[spec.triggers\[0\].imageChangeParams.from.name: Invalid value: "a\/b:c": may not contain '\/', spec.triggers\[0\].imageChangeParams.from.namespace: Invalid value: "A": namespace must be a valid subdomain, spec.strategy.labels: Invalid value: "-": a valid label/,
  });
});
