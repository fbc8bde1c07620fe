import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../testing/scripted-api.ts';

const configs = '/apis/apps.openshift.io/v1/namespaces/hello/deploymentconfigs';
const controllers = '/api/v1/namespaces/hello/replicationcontrollers';
const name = 'deploymentconfig.apps.openshift.io/web';

const config = (more: { spec?: object; status?: object; generation?: number } = {}): object => ({
  apiVersion: 'apps.openshift.io/v1',
  kind: 'DeploymentConfig',
  metadata: { name: 'web', namespace: 'hello', generation: more.generation ?? 1 },
  spec: {
    replicas: 2,
    triggers: [
      { type: 'ConfigChange' },
      {
        type: 'ImageChange',
        imageChangeParams: {
          automatic: true,
          containerNames: ['c'],
          from: { kind: 'ImageStreamTag', name: 'web:t', namespace: 'hello' },
          lastTriggeredImage: 'web@1',
        },
      },
    ],
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'c', image: 'web:1' }] } },
    ...more.spec,
  },
  status: { latestVersion: 2, observedGeneration: 1, ...more.status },
});

const version = (number: number, phase: string, reason?: string): object => ({
  metadata: {
    name: `web-${number}`,
    namespace: 'hello',
    creationTimestamp: '2026-11-21T21:05:36Z',
    annotations: {
      'openshift.io/deployment-config.latest-version': String(number),
      'openshift.io/deployment-config.name': 'web',
      'openshift.io/deployment.phase': phase,
      ...(reason && { 'openshift.io/deployment.status-reason': reason }),
    },
  },
  spec: { replicas: 1 },
});

const list = (...items: object[]): object => ({ kind: 'List', apiVersion: 'v1', metadata: {}, items });

for (const [what, status, expected] of [
  [
    'no new pods yet',
    { updatedReplicas: 1 },
    'Waiting for rollout to finish: 1 out of 2 new replicas have been updated...\n',
  ],
  [
    'old pods',
    { updatedReplicas: 2, replicas: 3 },
    'Waiting for rollout to finish: 1 old replicas are pending termination...\n',
  ],
  [
    'pods that are not available',
    { updatedReplicas: 2, replicas: 2, availableReplicas: 1 },
    'Waiting for rollout to finish: 1 of 2 updated replicas are available...\n',
  ],
  [
    'an old observation',
    { observedGeneration: 0 },
    'Waiting for latest deployment config spec to be observed by the controller loop...\n',
  ],
  ['no version', { latestVersion: 0 }, 'Deployment config "web" waiting on image update\n'],
] as const) {
  test(`rollout status tells of ${what}`, async () => {
    const { stdout } = await runScripted('rollout status dc/web --watch=false', {
      [`GET ${configs}/web`]: config({ status }),
    });
    assert.equal(stdout, expected);
  });
}

test('rollout status fails with a rollout that failed', async () => {
  const conditions = [
    {
      type: 'Progressing',
      status: 'False',
      reason: 'ProgressDeadlineExceeded',
      message: 'replication controller "web-2" has failed progressing',
    },
  ];
  const { code, stderr } = await runScripted('rollout status dc/web', {
    [`GET ${configs}/web`]: config({ status: { conditions } }),
  });
  assert.deepEqual([code, stderr], [1, 'error: replication controller "web-2" has failed progressing\n']);
});

for (const [what, line, script, expected] of [
  [
    'latest while one is running',
    'rollout latest web',
    { [`GET ${controllers}/web-2`]: version(2, 'Running') },
    'error: #2 is already in progress (Running).\n',
  ],
  [
    'latest of a paused config',
    'rollout latest dc/web',
    { [`GET ${configs}/web`]: config({ spec: { paused: true } }) },
    'error: cannot deploy a paused deployment config\n',
  ],
  ['latest of a deployment', 'rollout latest deploy/web', {}, 'error: web is not a deployment config\n'],
  [
    'undo of a paused config',
    'rollout undo dc/web',
    { [`GET ${configs}/web`]: config({ spec: { paused: true } }) },
    "error: cannot rollback a paused config; resume it first with 'rollout resume dc/web' and try again\n",
  ],
  [
    'resume of what runs',
    'rollout resume dc/web',
    {},
    'error: deploymentconfigs.apps.openshift.io "web" is not paused\n',
  ],
  [
    'restart of a config',
    'rollout restart dc/web',
    {},
    'error: deploymentconfigs.apps.openshift.io "web" restarting is not supported\n',
  ],
  [
    'retry of a complete one',
    'rollout retry dc/web',
    { [`GET ${controllers}/web-2`]: version(2, 'Complete') },
    "error: rollout #2 is complete; only failed deployments can be retried.\nYou can start a new deployment with 'oc rollout latest dc/web'.\n",
  ],
  [
    'retry of none',
    'rollout retry dc/web',
    { [`GET ${configs}/web`]: config({ status: { latestVersion: 0 } }) },
    'error: no rollouts found for "web"\n',
  ],
  [
    'rollback without an older version',
    'rollback web',
    { [`GET ${controllers}`]: list(version(2, 'Complete')) },
    "error: couldn't find deployment for rollback\n",
  ],
  [
    'rollback of a deployment',
    'rollback deployment/web',
    {},
    'error: deployment/web is not a valid deployment or deployment config\n',
  ],
] as const) {
  test(`refused: ${what}`, async () => {
    const ran = await runScripted(line, { [`GET ${configs}/web`]: config(), ...script });
    assert.deepEqual([ran.code, ran.stderr], [1, expected]);
  });
}

test('rollout cancel marks what is running, and tells when nothing is', async () => {
  const idle = await runScripted('rollout cancel dc/web', {
    [`GET ${configs}/web`]: config(),
    [`GET ${controllers}`]: list(version(1, 'Failed'), version(2, 'Complete')),
  });
  assert.equal(idle.stdout, 'No rollout is in progress (latest rollout #2 complete 2 minutes ago)\n');
  const busy = await runScripted('rollout cancel dc/web', {
    [`GET ${configs}/web`]: config(),
    [`GET ${controllers}`]: list(version(2, 'Running')),
    [`PATCH ${controllers}/web-2`]: version(2, 'Running'),
  });
  assert.equal(busy.stdout, `${name} cancelling\n`);
  assert.deepEqual(busy.bodies, [
    {
      metadata: {
        annotations: {
          'openshift.io/deployment.cancelled': 'true',
          'openshift.io/deployment.status-reason': 'cancelled by the user',
        },
      },
    },
  ]);
});

test('rollout history lists versions, oldest first', async () => {
  const { stdout } = await runScripted('rollout history dc/web', {
    [`GET ${configs}/web`]: config(),
    [`GET ${controllers}`]: list(version(2, 'Failed'), version(1, 'Complete', 'config change')),
  });
  assert.equal(
    stdout,
    `${name} \nREVISION\tSTATUS\t\tCAUSE\n1\t\tComplete\tconfig change\n2\t\tFailed\t\t<unknown>\n\n`,
  );
});

test('rollback asks for the version that was complete before the latest', async () => {
  const { bodies, requests } = await runScripted('rollback web --dry-run', {
    [`GET ${configs}/web`]: config({ status: { latestVersion: 3 } }),
    [`GET ${controllers}`]: list(version(1, 'Complete'), version(2, 'Failed'), version(3, 'Complete')),
    [`POST ${configs}/web/rollback`]: config(),
  });
  assert.equal(requests[0], `GET ${controllers}/web`);
  assert.deepEqual((bodies[0] as { spec: object }).spec, {
    from: { namespace: 'hello', name: 'web-1' },
    revision: 1,
    includeTriggers: false,
    includeTemplate: true,
    includeReplicationMeta: false,
    includeStrategy: false,
  });
});

test('set triggers lists, replaces and refuses', async () => {
  const script = { [`GET ${configs}/web`]: config(), [`PATCH ${configs}/web`]: config() };
  const listing = await runScripted('set triggers dc/web', script);
  assert.equal(
    listing.stdout,
    'NAME                   TYPE    VALUE            AUTO\ndeploymentconfigs/web  config                   true\ndeploymentconfigs/web  image   hello/web:t (c)  true\n',
  );
  const manual = await runScripted('set triggers dc/web --manual', script);
  assert.equal(manual.stdout, `${name} triggers updated\n`);
  assert.deepEqual(manual.bodies, [
    {
      spec: {
        triggers: [
          {
            type: 'ImageChange',
            imageChangeParams: { containerNames: ['c'], from: { kind: 'ImageStreamTag', name: 'web:t' } },
          },
        ],
      },
    },
  ]);
  for (const [flags, message] of [
    ['--auto --manual', 'you must specify at most one of --auto or --manual'],
    ['--from-image=other', 'the value of --from-image must include the tag you wish to pull from'],
    ['--from-image=other:t -c x', 'not all container names exist: x (accepts: c)'],
    ['--from-image=other:t', 'only one trigger may reference each container: c'],
  ] as const)
    assert.equal((await runScripted(`set triggers dc/web ${flags}`, script)).stderr, `error: ${message}\n`);
});

test('set image patches the containers that it names', async () => {
  const script = {
    [`GET ${configs}/web`]: config(),
    [`PATCH ${configs}/web`]: config({ generation: 2 }),
  };
  const ran = await runScripted('set image dc/web c=web:2', script);
  assert.equal(ran.stdout, `${name} image updated\n`);
  assert.deepEqual(ran.bodies, [{ spec: { template: { spec: { containers: [{ name: 'c', image: 'web:2' }] } } } }]);
  const unknown = await runScripted('set image dc/web x=web:2', script);
  assert.equal(unknown.stderr, 'error: unable to find container named "x"\n');
});

test('create deploymentconfig sends what oc sends', async () => {
  const { bodies, stdout } = await runScripted(
    'create deploymentconfig dc1 --image=docker.io/openshift/hello-openshift',
    {
      [`POST ${configs}`]: { ...config(), metadata: { name: 'dc1' } },
    },
  );
  assert.equal(stdout, 'deploymentconfig.apps.openshift.io/dc1 created\n');
  assert.deepEqual((bodies[0] as { spec: object }).spec, {
    strategy: { resources: {} },
    triggers: null,
    replicas: 1,
    test: false,
    selector: { 'deployment-config.name': 'dc1' },
    template: {
      metadata: { creationTimestamp: null, labels: { 'deployment-config.name': 'dc1' } },
      spec: {
        containers: [{ name: 'default-container', image: 'docker.io/openshift/hello-openshift', resources: {} }],
      },
    },
  });
});
