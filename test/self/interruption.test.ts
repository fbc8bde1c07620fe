import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openStandingCluster, type StandingCluster, until } from './standing-cluster.fixture.ts';

let cluster: StandingCluster;
let feature: string;

before(async () => {
  cluster = await openStandingCluster();
  feature = await cluster.feature(
    'waits',
    'Feature: waiting\n  Scenario: long\n    Given the project "is-test"\n    And the project "other"\n    When 50 seconds pass\n',
  );
});

after(() => cluster[Symbol.asyncDispose]());

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  test(`${signal} removes the projects of a run, and says so`, async () => {
    const running = cluster.start(['run', ...cluster.options, feature]);
    await until(async () => (await cluster.projects()).length === 2);
    const projects = await cluster.projects();
    running.kill(signal);
    const { exitCode, stderr } = await running;
    assert.equal(exitCode, code, String(stderr));
    for (const project of projects) assert.match(String(stderr), new RegExp(`Removed project ${project}\n?`));
    assert.deepEqual(await cluster.projects(), []);
  });

test('what a killed run has left is shown, and removed when somebody says so', async () => {
  await cluster.oc('new-project sp-mine');
  const running = cluster.start(['run', ...cluster.options, feature]);
  await until(async () => (await cluster.projects()).length === 3);
  running.kill('SIGKILL');
  await running;

  const asked = await cluster.run(['clean']);
  assert.equal(asked.exitCode, 64);
  assert.match(asked.stderr, /nobody to ask.*\n {2}try {2}streamproof clean --yes/);
  assert.match(asked.stdout, /project sp-[0-9a-f]{5}-1-is-test {2}of run [0-9a-f]{5}, since 20/);
  assert.equal((await cluster.projects()).length, 3);

  const cleaned = await cluster.run(['clean', '--yes']);
  assert.equal(cleaned.exitCode, 0, cleaned.stderr);
  assert.match(cleaned.stdout, /Removed project sp-[0-9a-f]{5}-1-other/);
  assert.deepEqual(await cluster.projects(), ['sp-mine'], 'what carries no mark of a run stays');
  assert.match((await cluster.run(['clean', '--yes'])).stdout, /^Nothing is left of any run on https:/);
});

test('a project that hangs is named, with what holds it', async () => {
  const running = cluster.start(['run', ...cluster.options, '--keep', feature]);
  await until(async () => (await cluster.projects()).length === 3);
  running.kill('SIGINT');
  await running;
  const [project = ''] = (await cluster.projects()).filter((name) => name.endsWith('-is-test'));
  await cluster.oc(`create configmap held -n ${project}`);
  await cluster.run([
    'oc',
    'patch',
    'configmap',
    'held',
    '-n',
    project,
    '-p',
    '{"metadata":{"finalizers":["a.example/b"]}}',
  ]);
  const cleaned = await cluster.run(['clean', '--yes', '--timeout-scale', '0.1']);
  assert.equal(cleaned.exitCode, 2, cleaned.stdout + cleaned.stderr);
  assert.match(cleaned.stdout, /Still there: project \S+-is-test: .*still being deleted/);
  assert.match(cleaned.stdout, /NamespaceFinalizersRemaining: .*a\.example\/b in 1 resource instances/);
  assert.match(cleaned.stdout, /Removed project \S+-other/);
  await cluster.run([
    'oc',
    'patch',
    'configmap',
    'held',
    '-n',
    project,
    '--type=merge',
    '-p',
    '{"metadata":{"finalizers":null}}',
  ]);
  assert.equal((await cluster.run(['clean', '--yes'])).exitCode, 0);
});
