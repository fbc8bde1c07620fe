import assert from 'node:assert/strict';
import { test } from 'node:test';
import { config, configs, controllers, list, name, version } from '../../testing/deployment-config.ts';
import { runScripted } from '../../testing/scripted-api.ts';

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

test('rollout status fails when its time is up', async () => {
  const answers = { [`GET ${configs}/web`]: config({ status: { updatedReplicas: 1 } }) };
  const { code, stderr } = await runScripted('rollout status dc/web --timeout=1ms', answers, { isWatchOpen: true });
  assert.deepEqual([code, stderr], [1, 'error: timed out waiting for the condition\n']);
});

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
  [
    'latest of a deployment',
    'rollout latest deploy/web',
    { 'GET /apis/apps/v1/namespaces/hello/deployments/web': { metadata: { name: 'web' } } },
    'error: web is not a deployment config\n',
  ],
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
  assert.equal(busy.stdout, '');
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

test('the objects of a rollout may stand in a file, which may be empty', async () => {
  const stdin = JSON.stringify({
    apiVersion: 'apps.openshift.io/v1',
    kind: 'DeploymentConfig',
    metadata: { name: 'web' },
  });
  const answers = { [`GET ${configs}/web`]: config({ status: { updatedReplicas: 1 } }) };
  const { stdout } = await runScripted('rollout status -f - --watch=false', answers, { stdin });
  assert.match(stdout, /^Waiting for rollout to finish: 1 out of 2/);
  const empty = await runScripted('rollout status -f -', answers, { stdin: '' });
  assert.deepEqual([empty.code, empty.stdout], [0, '']);
});

for (const [words, code, stderr] of [
  ['apply -f -', 1, 'error: no objects passed to apply\n'],
  ['scale -f - --replicas=2', 1, 'error: no objects passed to scale\n'],
  ['set build-hook -f - --post-commit --script=x', 1, 'error: no resources found\n'],
  ['edit -f -', 1, 'error: edit cancelled, no objects found\n'],
  ['label -f - a=b', 0, ''],
  ['set image -f - a=b', 0, ''],
] as const)
  test(`oc ${words} without objects`, async () => {
    const ran = await runScripted(words, {}, { stdin: '' });
    assert.deepEqual([ran.code, ran.stderr, ran.stdout], [code, stderr, '']);
  });

for (const [words, message] of [
  ['set env dc/web A=1 --local', /^error: You must provide one or more resources by argument or filename\.\n/],
  ['set image dc/web a=b --local', /^error: you must specify resources by --filename when --local is set\.\n/],
] as const)
  test(`oc ${words} needs files`, async () => {
    const { code, stderr } = await runScripted(words);
    assert.equal(code, 1);
    assert.match(stderr, message);
  });
