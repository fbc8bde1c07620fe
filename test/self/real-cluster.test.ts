import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { openStandingCluster, type StandingCluster, until } from './standing-cluster.fixture.ts';

let cluster: StandingCluster;
let plain: string;

before(async () => {
  cluster = await openStandingCluster();
  plain = await cluster.feature('plain', 'Feature: plain\n  Scenario: one\n    Given the project "is-test"\n');
});

after(() => cluster[Symbol.asyncDispose]());

/** A kubeconfig like that of the administrator, changed. @returns its path */
const kubeconfigWith = async (name: string, change: (config: Kubeconfig) => void): Promise<string> => {
  const config = JSON.parse(await readFile(cluster.facts.kubeconfig, 'utf8')) as Kubeconfig;
  change(config);
  const file = path.join(cluster.folder, `${name}.json`);
  await writeFile(file, JSON.stringify(config));
  return file;
};

interface Kubeconfig {
  'current-context': string;
  clusters: { cluster: { server: string; 'insecure-skip-tls-verify'?: boolean } }[];
  contexts: { name: string }[];
  users: { user: object }[];
}

test('doctor says what a cluster offers, and what to do about the rest', async () => {
  const { exitCode, stdout, stderr } = await cluster.run(['doctor', '--json']);
  assert.equal(exitCode, 0, stderr);
  const { findings } = JSON.parse(stdout) as { findings: { name: string; state: string; remedy?: string }[] };
  const states = Object.fromEntries(findings.map(({ name, state }) => [name, state]));
  assert.equal(states['creating projects'], 'present');
  assert.equal(states['image registry: listing its storage'], 'present');
  assert.equal(states['a registry to push to'], 'missing');
  for (const { name, state, remedy } of findings)
    assert.ok(state !== 'missing' || remedy !== undefined || name === 'clock', `${name} has no remedy`);
  assert.deepEqual(await cluster.projects(), []);
});

test('an ordinary user is told what is missing, and runs what is left', async () => {
  const KUBECONFIG = await cluster.login('developer');
  const doctor = await cluster.run(['doctor'], { KUBECONFIG });
  assert.equal(doctor.exitCode, 0, doctor.stderr);
  assert.match(doctor.stdout, /✔ user +developer\n/);
  assert.match(doctor.stdout, /✘ image registry: listing its storage .*needs:registry-storage/);
  const feature = await cluster.feature(
    'rights',
    'Feature: rights\n  Scenario: own\n    Given the project "is-test"\n    When I run `oc create imagestream web`\n  Scenario: of the cluster\n    Given the project "is-test"\n    When I run `oc get nodes`\n',
  );
  const { exitCode, stdout, stderr } = await cluster.run(['run', ...cluster.options, feature], { KUBECONFIG });
  assert.equal(exitCode, 0, stdout + stderr);
  assert.match(stdout, /, as developer, context /);
  assert.match(stdout, /needs:admin: nodes is forbidden: User "developer" cannot list resource "nodes"/);
  assert.match(stdout, /2 scenarios: 1 passed, 1 skipped/);
  assert.deepEqual(await cluster.projects(), []);
});

const mistakes: readonly {
  name: string;
  words?: readonly string[];
  env?: () => Promise<Record<string, string>>;
  code: number;
  says: RegExp;
}[] = [
  {
    name: 'no kubeconfig',
    env: async () => ({ KUBECONFIG: '', HOME: cluster.folder }),
    code: 64,
    says: /there is no kubeconfig.*\n {2}try {2}/,
  },
  { name: 'a kubeconfig that is not there', words: ['--kubeconfig', 'gone'], code: 64, says: /kubeconfig gone/ },
  {
    name: 'a context that is not there',
    words: ['--context', 'moon'],
    code: 64,
    says: /no context "moon".*\n {2}try {2}its contexts are: /,
  },
  {
    name: 'expired credentials',
    env: async () => ({
      KUBECONFIG: await kubeconfigWith('expired', ({ users }) => {
        for (const entry of users) entry.user = { token: 'sha256~expired' };
      }),
    }),
    code: 2,
    says: /does not accept the credentials of the kubeconfig: they may have expired\n {2}try {2}log in again: oc login/,
  },
  {
    name: 'an API server that is away',
    env: async () => ({
      KUBECONFIG: await kubeconfigWith('away', ({ clusters }) => {
        for (const entry of clusters) entry.cluster.server = 'https://127.0.0.1:1';
      }),
    }),
    code: 2,
    says: /the API server https:\/\/127\.0\.0\.1:1 cannot be reached/,
  },
  {
    name: 'a context that looks like production',
    env: async () => ({
      KUBECONFIG: await kubeconfigWith('production', (config) => {
        for (const context of config.contexts) context.name = 'shop-prod';
        config['current-context'] = 'shop-prod';
      }),
    }),
    code: 64,
    says: /shop-prod .*looks like production.*\n {2}try {2}.*--i-know/,
  },
];

for (const { name, words = [], env = async () => ({}), code, says } of mistakes)
  test(`bad input: ${name}`, async () => {
    const { exitCode, stdout, stderr } = await cluster.run(['run', ...cluster.options, ...words, plain], await env());
    assert.equal(exitCode, code, stdout + stderr);
    assert.match(stderr, says);
  });

test('bad input: a Kubernetes that is no OpenShift', async (context) => {
  const server = createServer((_request, response) => {
    response.writeHead(404, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ kind: 'Status', status: 'Failure', code: 404, message: 'not found' }));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  context.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const KUBECONFIG = await kubeconfigWith('plain', ({ clusters }) => {
    for (const entry of clusters)
      entry.cluster = { server: `http://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true };
  });
  const { exitCode, stderr } = await cluster.run(['run', ...cluster.options, plain], { KUBECONFIG });
  assert.equal(exitCode, 64);
  assert.match(stderr, /serves no image\.openshift\.io: this is not OpenShift\n {2}try {2}.*--target simulated/);
});

test('a cluster that somebody has marked is left alone', async () => {
  await cluster.oc('label namespace kube-system streamproof.dev/protected=yes');
  const refused = await cluster.run(['run', ...cluster.options, plain]);
  assert.equal(refused.exitCode, 64);
  assert.match(refused.stderr, /is protected: its namespace kube-system is marked/);
  const allowed = await cluster.run(['run', ...cluster.options, '--i-know', plain]);
  await cluster.oc('label namespace kube-system streamproof.dev/protected-');
  assert.equal(allowed.exitCode, 0, allowed.stdout + allowed.stderr);
});

test('two runs at once do not meet', async () => {
  const runs = await Promise.all(['a', 'b'].map(() => cluster.run(['run', ...cluster.options, plain])));
  for (const { exitCode, stdout, stderr } of runs) assert.equal(exitCode, 0, stdout + stderr);
});

test('a time-out tells what happened meanwhile; what failed is kept when asked for', async () => {
  const feature = await cluster.feature(
    'fails',
    'Feature: fails\n  Scenario: one\n    Given the project "is-test"\n    When I run `oc create imagestream web`\n    Then the tag "web:latest" has reference policy Local\n',
  );
  const words = ['run', ...cluster.options, '--keep-on-failure', '--timeout-scale', '0.1', feature];
  const { exitCode, stdout } = await cluster.run(words);
  assert.equal(exitCode, 1, stdout);
  assert.match(stdout, /last seen +there is no such tag/);
  assert.match(stdout, /changed +/);
  assert.match(stdout, /history +no tag has got an image/);
  const [, id] = /Kept, until streamproof clean --run (\w+):\n {2}project sp-\w+-1-is-test/.exec(stdout) ?? [];
  assert.equal((await cluster.projects()).length, 1);
  const cleaned = await cluster.run(['clean', '--yes', '--run', id ?? '']);
  assert.match(cleaned.stdout, /Removed project sp-/);
});

test('no report holds a secret', async () => {
  const planted = 'Pl4nted-Secret-value';
  const feature = await cluster.feature(
    'secrets',
    `Feature: secrets
  Scenario: one
    Given the project "is-test"
    When I run \`oc create secret docker-registry up --docker-server=quay.io --docker-username=a --docker-password=${planted}\`
    And I run \`oc get secret up -o yaml\`
    And I run \`oc get secret up -o json\`
    And I run \`oc create token default\`
    And I run \`oc config view --raw\`
    And I run \`oc get secret missing\`
`,
  );
  await cluster.run(['run', ...cluster.options, feature]);
  for (const name of ['facts.json', 'messages.ndjson', 'junit.xml', 'report.html']) {
    const report = await readFile(path.join(cluster.folder, 'reports', name), 'utf8');
    assert.doesNotMatch(report, /eyJ[\w-]{10,}\.[\w-]{10,}\./, `a token in ${name}`);
    assert.doesNotMatch(report, /client-key-data\W{1,8}[A-Za-z0-9+/]{40}/, `a key in ${name}`);
    assert.doesNotMatch(report, new RegExp(Buffer.from(planted).toString('base64').slice(0, 12)), name);
  }
});

test('what is changed for the whole cluster is put right at the end, and after a crash', async () => {
  const before = await cluster.oc('get node worker-0 -o jsonpath={.metadata.labels}');
  const steps = `    Given the project "is-test"
    When I run \`oc label node worker-0 streamproof=was-here\`
    And I run \`oc adm policy add-cluster-role-to-user view somebody\`
`;
  const text = `Feature: scope\n  Scenario: one\n${steps}`;
  const feature = await cluster.feature('scope', text);
  const refused = await cluster.run(['run', ...cluster.options, feature]);
  assert.match(refused.stdout, /needs:cluster-scope: .*--allow cluster-scope allows it/);
  const words = ['run', ...cluster.options, '--allow', 'cluster-scope'];
  const allowed = await cluster.run([...words, feature]);
  assert.match(allowed.stdout, /1 scenario: 1 passed/, allowed.stdout + allowed.stderr);
  const isRight = async (): Promise<void> => {
    assert.equal(await cluster.oc('get node worker-0 -o jsonpath={.metadata.labels}'), before);
    assert.doesNotMatch(await cluster.oc('get clusterrolebindings -o yaml'), /somebody/);
  };
  await isRight();

  const endless = await cluster.feature('endless', `${text}    And 50 seconds pass\n`);
  const running = cluster.start([...words, endless]);
  await until(async () => (await cluster.oc('get clusterrolebindings -o yaml')).includes('somebody'));
  running.kill('SIGKILL');
  await running;
  const cleaned = await cluster.run(['clean', '--yes']);
  assert.match(cleaned.stdout, /change of nodes\/worker-0/);
  await isRight();
});
