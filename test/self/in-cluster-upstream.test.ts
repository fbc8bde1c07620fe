import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openStandingCluster, type StandingCluster } from './standing-cluster.fixture.ts';

let cluster: StandingCluster;

before(async () => {
  cluster = await openStandingCluster();
});

after(() => cluster[Symbol.asyncDispose]());

// No program really runs on the nodes of an embedded cluster: what can be tried is what is made, how it ends, and what is said.
test('a registry in the cluster that nobody reaches makes the scenario inconclusive, and is removed', async () => {
  const feature = await cluster.feature(
    'inside',
    'Feature: inside\n  Scenario: one\n    Given docker.io serves "acme/web:1" as image A\n',
  );
  const words = ['--upstream', 'in-cluster', '--registry-image', 'docker.io/openshift/hello-openshift'];
  const { exitCode, stdout, stderr } = await cluster.run([
    'run',
    ...cluster.options,
    ...words,
    '--timeout-scale',
    '0.05',
    feature,
  ]);
  assert.equal(exitCode, 2, stdout + stderr);
  assert.match(stdout, /upstream: in-cluster/);
  assert.match(stdout, /the route docker-io-sp-\w+-upstream-0\.\S+ does not lead to the registry/);
  assert.match(stdout, /try +streamproof doctor --upstream in-cluster/);
  assert.deepEqual(await cluster.projects(), []);
});

test('doctor says whether the nodes trust the router', async (context) => {
  const refused = await cluster.run(['doctor', '--upstream', 'in-cluster']);
  assert.match(refused.stdout, /✘ router: its certificate +\S+: .*; nodes would refuse registries behind it/);
  assert.match(refused.stdout, /✔ external registries: stopping /);
  await cluster.oc(`create configmap router-ca --from-file=ca=${cluster.facts.ca} -n openshift-config`);
  const name = (value: string) =>
    cluster.oc(`patch image.config.openshift.io cluster --type=merge -p {"spec":{"additionalTrustedCA":${value}}}`);
  await name('{"name":"router-ca"}');
  context.after(() => name('null'));
  const trusted = await cluster.run(['doctor', '--upstream', 'in-cluster']);
  assert.match(trusted.stdout, /✔ router: its certificate +nodes trust what \S+ shows/);
});
