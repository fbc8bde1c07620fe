import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentConfigKind, podKind, replicationControllerKind } from '../../../resources/kinds/kinds.ts';
import type { DeploymentConfig, DeploymentStrategy } from '../../../resources/workloads/deployment-config.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import { rolloutAnnotations } from '../../../resources/workloads/rollout.ts';
import { authorizedClient } from '../../apimachinery/authorized-client.ts';
import type { Authorizer } from '../../apimachinery/authorizer.ts';
import type { Client } from '../../apimachinery/client.ts';
import type { Controller } from '../../apimachinery/controller.ts';
import { rolloutController } from '../../controllers/deployment-config/rollout-controller.ts';
import { createReplicationControllerController } from '../../controllers/replica-set/replication-controller-controller.ts';
import { controlPlane, createProject, nodeThatRuns } from '../../testing/control-plane.ts';
import type { Process } from '../exec/process.ts';
import { createDeployer } from './deployer.ts';

const user = { username: 'system:serviceaccount:a:deployer', groups: [] };

/** A config whose versions are made by hand; its pods run at once, or never. */
const deployments = async (
  strategy: DeploymentStrategy,
  replicas: number,
  {
    runs = () => true,
    phaseOf = () => 'Running',
    authorize = () => ({ allowed: true }),
    output = () => 'a line of the hook\n',
    wait = async () => false,
  }: {
    runs?: () => boolean;
    phaseOf?: Parameters<typeof nodeThatRuns>[0];
    authorize?: Authorizer;
    output?: () => string;
    /** Something else to happen while the deployer waits; whether it did. */
    wait?: (client: Client) => Promise<boolean>;
  } = {},
) => {
  const node: Controller = {
    ...nodeThatRuns(phaseOf),
    reconcile: async (key, context) => (runs() ? nodeThatRuns(phaseOf).reconcile(key, context) : undefined),
  };
  const plane = controlPlane(createReplicationControllerController(), node);
  await createProject(plane, 'a');
  const { client, settle, advance } = plane;
  const config = await client.create<DeploymentConfig>(deploymentConfigKind, {
    apiVersion: 'apps.openshift.io/v1',
    kind: 'DeploymentConfig',
    metadata: { name: 'web', namespace: 'a' },
    spec: {
      replicas,
      strategy,
      template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'c', image: 'web:1' }] } },
    },
  });
  /** Rolls a version out; the exit code and the log. */
  const rollOut = async (version: number, args: readonly string[] = []): Promise<{ code: number; log: string[] }> => {
    const status = { ...config.status, latestVersion: version } as DeploymentConfig['status'];
    await client.create(replicationControllerKind, rolloutController({ ...config, status } as DeploymentConfig));
    let log = '';
    const write = (text: string | Uint8Array): void => void (log += text);
    const code = await createDeployer(
      () => authorizedClient(client, user, authorize),
      async () => output(),
    )({
      args,
      environment: { OPENSHIFT_DEPLOYMENT_NAME: `web-${version}`, OPENSHIFT_DEPLOYMENT_NAMESPACE: 'a' },
      container: { clock: plane.clock },
      out: write,
      err: write,
      visit: async (within: number) => {
        const before = JSON.stringify(await sizes());
        if (await wait(client)) return;
        await settle();
        if (JSON.stringify(await sizes()) === before) await advance(within);
      },
    } as unknown as Process);
    await client.modify<ReplicationController>(replicationControllerKind, 'a', `web-${version}`, ({ metadata }) => {
      metadata.annotations = {
        ...metadata.annotations,
        [rolloutAnnotations.phase]: code === 0 ? 'Complete' : 'Failed',
      };
    });
    return { code, log: log.split('\n').slice(0, -1) };
  };
  const sizes = async (): Promise<unknown[]> =>
    (await client.list<ReplicationController>(replicationControllerKind, 'a')).map(({ spec, status }) => [
      spec.replicas,
      status,
    ]);
  return { ...plane, rollOut };
};

test('a first version is scaled up, whatever the strategy', async () => {
  for (const type of ['Rolling', 'Recreate']) {
    const { rollOut } = await deployments({ type }, 2);
    assert.deepEqual(await rollOut(1), { code: 0, log: ['--> Scaling web-1 to 2', '--> Success'] });
  }
});

test('a rolling deployment goes step by step within its bounds', async () => {
  const { rollOut } = await deployments({ type: 'Rolling' }, 4);
  await rollOut(1);
  assert.deepEqual(await rollOut(2), {
    code: 0,
    log: [
      "--> Scaling up web-2 from 0 to 4, scaling down web-1 from 4 to 0 (keep 3 pods available, don't exceed 5 pods)",
      '    Scaling web-2 up to 1',
      '    Scaling web-1 down to 2',
      '    Scaling web-2 up to 3',
      '    Scaling web-1 down to 0',
      '    Scaling web-2 up to 4',
      '--> Success',
    ],
  });
});

test('a recreated deployment has no pods in between', async () => {
  const { rollOut } = await deployments({ type: 'Recreate' }, 2);
  await rollOut(1);
  assert.deepEqual(await rollOut(2), {
    code: 0,
    log: [
      '--> Scaling web-1 down to zero',
      '--> Scaling web-2 to 1 before performing acceptance check',
      '--> Scaling web-2 to 2',
      '--> Success',
    ],
  });
});

test('pods that never become available end a rollout after its time', async () => {
  let runs = true;
  const { rollOut } = await deployments({ type: 'Rolling' }, 1, { runs: () => runs });
  await rollOut(1);
  runs = false;
  const { code, log } = await rollOut(2);
  assert.equal(code, 1);
  assert.deepEqual(log.slice(1), [
    '    Scaling web-2 up to 1',
    'error: timed out waiting for any update progress to be made',
  ]);
  const first = await deployments({ type: 'Rolling', rollingParams: { timeoutSeconds: 30 } }, 1, { runs: () => false });
  assert.deepEqual((await first.rollOut(1)).log, [
    '--> Scaling web-1 to 1',
    "error: update acceptor rejected web-1: pods for rc 'a/web-1' took longer than 30 seconds to become available",
  ]);
});

test('without rights the deployer says what it may not do', async () => {
  const { rollOut } = await deployments({ type: 'Rolling' }, 1, { authorize: () => ({ allowed: false }) });
  assert.deepEqual(await rollOut(1), {
    code: 1,
    log: [
      'error: couldn\'t get deployment web-1: replicationcontrollers "web-1" is forbidden: User "system:serviceaccount:a:deployer" cannot get resource "replicationcontrollers" in API group "" in the namespace "a"',
    ],
  });
});

test('hooks run in pods of their own; one that fails aborts unless that is to be ignored', async () => {
  const to = { kind: 'ImageStreamTag', name: 'a:b' };
  const pre = { failurePolicy: 'Abort', tagImages: [{ containerName: 'c', to }] };
  const { rollOut } = await deployments({ type: 'Recreate', recreateParams: { pre } }, 1);
  assert.deepEqual((await rollOut(1)).log, [
    'error: pre hook failed: the pre hook failed: the cluster serves no imagestreamtags of group "image.openshift.io", aborting rollout of a/web-1',
  ]);
  const ignored = { ...pre, failurePolicy: 'Ignore' };
  const lenient = await deployments({ type: 'Recreate', recreateParams: { pre: ignored } }, 1);
  assert.equal((await lenient.rollOut(1)).code, 0);
  assert.deepEqual(
    lenient.events().filter((event) => event.startsWith('DeploymentConfig')),
    [
      'DeploymentConfig Started Running pre-hook (TagImages) image "web:1" as "a:b" for rc a/web-1',
      'DeploymentConfig Failed The pre-hook failed: the cluster serves no imagestreamtags of group "image.openshift.io" (ignore), rollout of a/web-1 will continue',
    ],
  );
});

test('the log of a hook is part of that of its deployer; a hook that is repeated has its pod restarted', async () => {
  const execNewPod = { containerName: 'c', command: ['migrate'], env: [{ name: 'A', value: '1' }] };
  const pre = { failurePolicy: 'Retry', execNewPod };
  const { rollOut, client, events } = await deployments({ type: 'Recreate', recreateParams: { pre } }, 1, {
    phaseOf: ({ metadata }) => (metadata.name.endsWith('-hook-pre') ? 'Succeeded' : 'Running'),
  });
  assert.deepEqual((await rollOut(1)).log, [
    '--> pre: Running hook pod ...',
    'a line of the hook',
    '--> pre: Success',
    '--> Scaling web-1 to 1',
    '--> Success',
  ]);
  const { spec } = await client.get<Pod>(podKind, 'a', 'web-1-hook-pre');
  assert.equal(spec.restartPolicy, 'OnFailure');
  assert.deepEqual(
    spec.containers[0]?.env?.map(({ name }) => name),
    ['A', 'OPENSHIFT_DEPLOYMENT_NAME', 'OPENSHIFT_DEPLOYMENT_NAMESPACE'],
  );
  assert.ok(events().includes('DeploymentConfig Started Running pre-hook ("migrate") for rc a/web-1'));
  assert.ok(events().includes('DeploymentConfig Completed The pre-hook for rc a/web-1 completed successfully'));
});

test('what a hook writes is told while it runs, and again when its container is restarted', async () => {
  const pre = { failurePolicy: 'Retry', execNewPod: { containerName: 'c', command: ['migrate'] } };
  const visits = [
    { phase: 'Running', restarts: 0, log: 'one\ntw' },
    { phase: 'Running', restarts: 0, log: 'one\ntwo\n' },
    { phase: 'Running', restarts: 1, log: 'three\n' },
    { phase: 'Succeeded', restarts: 1, log: 'three\nfour' },
  ];
  let log = '';
  const { rollOut } = await deployments({ type: 'Recreate', recreateParams: { pre } }, 1, {
    phaseOf: ({ metadata, status }) =>
      metadata.name.endsWith('-hook-pre') ? ((status?.phase ?? 'Pending') as 'Running') : 'Running',
    output: () => log,
    wait: async (client) => {
      const visit = visits.shift();
      if (visit === undefined) return false;
      log = visit.log;
      const pod = await client.get<Pod>(podKind, 'a', 'web-1-hook-pre');
      const containerStatuses = [{ name: 'lifecycle', restartCount: visit.restarts }];
      await client.updateStatus(podKind, { ...pod, status: { phase: visit.phase, containerStatuses } } as Pod);
      return true;
    },
  });
  assert.deepEqual((await rollOut(1)).log.slice(0, 7), [
    '--> pre: Running hook pod ...',
    'one',
    'two',
    '--> pre: Retrying hook pod (retry #1)',
    'three',
    'four',
    '--> pre: Success',
  ]);
});

test('a rollout can stop on its way', async () => {
  const { rollOut } = await deployments({ type: 'Rolling' }, 4);
  await rollOut(1);
  const { code, log } = await rollOut(2, ['--until=50%']);
  assert.deepEqual([code, log.at(-1)], [0, '--> Reached 50% (currently 75%)']);
  const recreated = await deployments({ type: 'Recreate' }, 2);
  await recreated.rollOut(1);
  assert.deepEqual((await recreated.rollOut(2, ['--until=0%'])).log, [
    '--> Scaling web-1 down to zero',
    '--> Reached 0% (no running pods)',
  ]);
});
