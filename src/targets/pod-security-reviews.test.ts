import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ClusterTerminal, openClusterTerminal } from './cluster-terminal.fixture.ts';

const container = (securityContext?: object) => ({
  name: 'c',
  image: 'i',
  ...(securityContext && { securityContext }),
});

const refused = 'CantAssignSecurityContextConstraintProvider';

/** POSTs a review in the project `demo`. */
const ask = async (terminal: ClusterTerminal, kind: string, spec: object, name?: string) => {
  const metadata = { namespace: 'demo', ...(name && { name }) };
  const review = { apiVersion: 'security.openshift.io/v1', kind, metadata, spec };
  const folder = await terminal.files('reviews', { 'review.json': JSON.stringify(review) });
  const { stdout, stderr } = await terminal.oc(`create -f ${folder}/review.json -o json`);
  return stdout === '' ? stderr : JSON.parse(stdout).status;
};

const subject = (terminal: ClusterTerminal, pod: object, who: object) =>
  ask(terminal, 'PodSecurityPolicySubjectReview', {
    template: { spec: { containers: [container()], ...pod } },
    ...who,
  });

const everybody = { user: 'jane', groups: ['system:authenticated'] };
const administrator = { user: 'root', groups: ['system:cluster-admins', 'system:authenticated'] };

const cases = [
  ['an ordinary pod of an ordinary user', {}, everybody, 'restricted-v2'],
  ['an ordinary pod of a user without groups', {}, { user: 'jane' }, undefined],
  ['an ordinary pod of an administrator', {}, administrator, 'anyuid'],
  ['root', { containers: [container({ runAsUser: 0 })] }, everybody, undefined, refused],
  ['root, for an administrator', { containers: [container({ runAsUser: 0 })] }, administrator, 'anyuid'],
  ['all rights', { containers: [container({ privileged: true })] }, administrator, 'privileged', refused],
  [
    'a port of the host',
    { containers: [{ ...container(), ports: [{ containerPort: 1, hostPort: 1 }] }] },
    everybody,
    undefined,
    refused,
  ],
  ['the network of the host', { hostNetwork: true }, administrator, 'hostnetwork-v2', refused],
  ['a folder of the host', { volumes: [{ name: 'v', hostPath: { path: '/' } }] }, everybody, undefined, refused],
  ['a secret', { volumes: [{ name: 'v', secret: { secretName: 's' } }] }, everybody, 'restricted-v2'],
  [
    'a capability',
    { containers: [container({ capabilities: { add: ['NET_ADMIN'] } })] },
    everybody,
    undefined,
    refused,
  ],
  [
    'an allowed capability',
    { containers: [container({ capabilities: { add: ['NET_BIND_SERVICE'] } })] },
    everybody,
    'restricted-v2',
  ],
  [
    'an unsafe setting of the kernel',
    { securityContext: { sysctls: [{ name: 'net.x', value: '1' }] } },
    everybody,
    undefined,
    refused,
  ],
  [
    'a safe one',
    { securityContext: { sysctls: [{ name: 'kernel.shm_rmid_forced', value: '1' }] } },
    everybody,
    'restricted-v2',
  ],
  [
    'a profile of seccomp',
    { securityContext: { seccompProfile: { type: 'Unconfined' } } },
    everybody,
    undefined,
    refused,
  ],
  ['its own profile', { securityContext: { seccompProfile: { type: 'RuntimeDefault' } } }, everybody, 'restricted-v2'],
  ['a group of its own', { securityContext: { fsGroup: 1 } }, everybody, undefined, refused],
] as const;

test('the strictest constraints of the highest priority decide about a pod, of those that its owner may use', async () => {
  await using terminal = await openClusterTerminal();
  for (const [name, pod, who, allowed, reason] of cases) {
    const status = await subject(terminal, pod, who);
    assert.deepEqual([status.allowedBy?.name, status.reason], [allowed, reason], name);
  }
});

test('the account of a pod counts as well, and is told what its pod would become', async () => {
  await using terminal = await openClusterTerminal();
  const { oc } = terminal;
  await oc('create serviceaccount robot');
  assert.deepEqual(await subject(terminal, { serviceAccountName: 'robot' }, {}), {
    template: { metadata: { creationTimestamp: null }, spec: { containers: null } },
  });
  await oc('adm policy add-scc-to-user restricted-v2 -z robot');
  await oc(
    'annotate namespace demo openshift.io/sa.scc.uid-range=5000/10 openshift.io/sa.scc.mcs=s0:c3,c1 --overwrite',
  );
  const { allowedBy, template } = await subject(terminal, { serviceAccountName: 'robot' }, {});
  assert.equal(allowedBy.name, 'restricted-v2');
  assert.deepEqual(template.spec.securityContext, {
    fsGroup: 5000,
    seLinuxOptions: { level: 's0:c3,c1' },
    seccompProfile: { type: 'RuntimeDefault' },
  });
  assert.deepEqual(template.spec.containers[0].securityContext, {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    runAsNonRoot: true,
    runAsUser: 5000,
  });
});

test('everybody may ask for oneself, and for the accounts of a project', async () => {
  await using terminal = await openClusterTerminal();
  const { oc } = terminal;
  const template = { spec: { containers: [container()] } };
  const own = await ask(terminal, 'PodSecurityPolicySelfSubjectReview', { template });
  assert.equal(own.allowedBy.name, 'anyuid');
  await oc('create serviceaccount robot');
  await oc('adm policy add-scc-to-user nonroot-v2 -z robot');
  await oc('adm policy add-scc-to-user anyuid -z robot');
  const accounts = await ask(terminal, 'PodSecurityPolicyReview', {
    template,
    serviceAccountNames: ['default', 'robot'],
  });
  assert.deepEqual(
    accounts.allowedServiceAccounts.map(({ name, allowedBy }: { name: string; allowedBy: { name: string } }) => [
      name,
      allowedBy.name,
    ]),
    [
      ['robot', 'anyuid'],
      ['robot', 'nonroot-v2'],
    ],
  );
});

test('reviews that say too little or too much are refused', async () => {
  await using terminal = await openClusterTerminal();
  const template = { spec: { containers: [container()] } };
  assert.match(
    await ask(terminal, 'PodSecurityPolicySubjectReview', { template }),
    /PodSecurityPolicySubjectReview "" is invalid: spec\.user: Required value: at least one of user, groups or serviceAccountName must be specified/,
  );
  assert.match(
    await ask(terminal, 'PodSecurityPolicySelfSubjectReview', { template }, 'named'),
    /metadata: Invalid value: .*: must be empty/,
  );
  assert.match(
    await ask(terminal, 'PodSecurityPolicyReview', { template, serviceAccountNames: ['nobody'] }),
    /unable to retrieve ServiceAccount nobody: serviceaccount "nobody" not found/,
  );
});
