import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openStandingCluster, type StandingCluster, until } from './standing-cluster.fixture.ts';

let cluster: StandingCluster;

before(async () => {
  cluster = await openStandingCluster();
});

after(() => cluster[Symbol.asyncDispose]());

const inProject = (steps: string): string => `Feature: one\n  Scenario: one\n    Given the project "is-test"\n${steps}`;

test('a user who may not request projects is told so before anything is begun', async (context) => {
  const group = 'self-provisioner system:authenticated:oauth';
  await cluster.oc(`adm policy remove-cluster-role-from-group ${group}`);
  context.after(() => cluster.oc(`adm policy add-cluster-role-to-group ${group}`));
  const KUBECONFIG = await cluster.login('developer');
  const feature = await cluster.feature('plain', inProject(''));
  const { exitCode, stdout, stderr } = await cluster.run(['run', ...cluster.options, feature], { KUBECONFIG });
  assert.equal(exitCode, 2, stdout + stderr);
  assert.match(stderr, /developer may not request projects on https:.*every experiment needs one/);
  assert.match(stderr, /try {2}as an administrator: oc adm policy add-cluster-role-to-user self-provisioner developer/);
  assert.doesNotMatch(stdout, /scenario/);
  const doctor = await cluster.run(['doctor'], { KUBECONFIG });
  assert.equal(doctor.exitCode, 2);
  assert.match(doctor.stdout, /✘ creating projects .*no experiment can be run/);
});

test('without an internal registry what needs it is skipped, and the rest is tried', async (context) => {
  const config = 'configs.imageregistry.operator.openshift.io cluster';
  const setState = (state: string) =>
    cluster.oc(`patch ${config} --type=merge -p {"spec":{"managementState":"${state}"}}`);
  await setState('Removed');
  context.after(() => setState('Managed'));
  const doctor = await cluster.run(['doctor']);
  assert.match(
    doctor.stdout,
    /✘ image registry +managementState is Removed.*\(needs:internal-registry\)\n +try as an admin/,
  );
  const feature = await cluster.feature(
    'removed',
    `${inProject('    When I run `oc create imagestream web`\n')}
  Scenario: of the registry
    Given the project "is-test"
    Then the internal registry stores nothing of "web"

  Scenario: pushed
    Given the project "is-test"
    When image A is pushed to the internal registry as "web:1"
`,
  );
  const { exitCode, stdout, stderr } = await cluster.run(['run', ...cluster.options, feature]);
  assert.equal(exitCode, 0, stdout + stderr);
  assert.match(stdout, /3 scenarios: 1 passed, 2 skipped/);
  assert.match(stdout, /needs:registry-storage: /);
  assert.match(stdout, /needs:registry-push: /);
});

test('an upstream that refuses pushes makes the scenario inconclusive, and says what to do', async () => {
  const { endpoint, ca } = cluster.facts.registries['registry.redhat.io']!;
  const feature = await cluster.feature(
    'refused',
    'Feature: refused\n  Scenario: one\n    Given docker.io serves "acme/web:1" as image A\n',
  );
  const words = ['run', ...cluster.options, '--upstream', `${endpoint}/team`, '--upstream-ca', ca, feature];
  const { exitCode, stdout, stderr } = await cluster.run(words);
  assert.equal(exitCode, 2, stdout + stderr);
  assert.match(stdout, /INCONCLUSIVE/);
  assert.match(stdout, /127\.0\.0\.1:\d+\/team\/sp-\w+-1\/docker\.io\/acme\/web:1 cannot be pushed: /);
  assert.match(stdout, /try +podman login 127\.0\.0\.1:\d+, or --upstream-auth/);
});

test('what a file would change for others is found before the command runs', async () => {
  const feature = await cluster.feature(
    'files',
    `Feature: files
  Scenario: of the cluster
    Given the project "is-test"
    And the file "role.yaml":
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: mine}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: planted}
      """
    When I run \`oc apply -f role.yaml\`

  Scenario: of another project
    Given the project "is-test"
    And the file "map.yaml":
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: planted, namespace: default}
      """
    When I run \`oc create -f map.yaml\`

  Scenario: of its own
    Given the file "map.yaml":
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: own, namespace: is-test}
      """
    And the project "is-test"
    When I run \`oc create -f map.yaml\`
    And I run \`oc get configmap own -n is-test\`
`,
  );
  const { exitCode, stdout, stderr } = await cluster.run(['run', ...cluster.options, feature]);
  assert.equal(exitCode, 0, stdout + stderr);
  assert.match(stdout, /would change ClusterRole\/planted, which is not part of this run/);
  assert.match(stdout, /would change ConfigMap\/planted of project default, which is not part of this run/);
  assert.match(stdout, /3 scenarios: 1 passed, 2 skipped/);
  assert.doesNotMatch(await cluster.oc('get clusterroles,configmaps -n default'), /planted/);

  const allowed = await cluster.run(['run', ...cluster.options, '--allow', 'cluster-scope', feature]);
  assert.match(allowed.stdout, /3 scenarios: 3 passed/, allowed.stdout + allowed.stderr);
  assert.doesNotMatch(await cluster.oc('get clusterroles,configmaps -n default'), /planted/, 'it was put right');
});

test('a second Ctrl-C ends the run at once, and leaves the rest to clean', async () => {
  const feature = await cluster.feature('waits', inProject('    When 50 seconds pass\n'));
  const running = cluster.start(['run', ...cluster.options, feature]);
  await until(async () => (await cluster.projects()).length === 1);
  const [project = ''] = await cluster.projects();
  await cluster.oc(`create configmap held -n ${project}`);
  const finalizers = (value: string) =>
    cluster.oc(`patch configmap held -n ${project} --type=merge -p {"metadata":{"finalizers":${value}}}`);
  await finalizers('["a.example/b"]');
  const interrupted = Promise.withResolvers<void>();
  running.stderr?.on('data', (text: Buffer) => text.includes('Interrupted') && interrupted.resolve());
  running.kill('SIGINT');
  await interrupted.promise;
  await until(async () => /Terminating/.test(await cluster.oc(`get project ${project}`)));
  // What comes at once is taken for an echo of the first.
  const pressing = setInterval(() => running.kill('SIGINT'), 300);
  const { exitCode, stderr } = await running;
  clearInterval(pressing);
  assert.equal(exitCode, 130, String(stderr));
  assert.doesNotMatch(String(stderr), /Removed/);
  await finalizers('null');
  const cleaned = await cluster.run(['clean', '--yes']);
  assert.equal(cleaned.exitCode, 0, cleaned.stdout + cleaned.stderr);
  assert.deepEqual(await cluster.projects(), []);
});
