import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../testing/scripted-api.ts';

const apps = '/apis/apps/v1/namespaces/hello';

const template = (value: string) => ({
  metadata: { labels: { app: 'web' } },
  spec: { containers: [{ name: 'c', image: 'web', env: [{ name: 'A', value }] }] },
});

const revision = (number: number, value: string, owner = 'u1') => ({
  apiVersion: 'apps/v1',
  kind: 'ControllerRevision',
  metadata: {
    name: `web-${number}`,
    namespace: 'hello',
    annotations: { 'kubernetes.io/change-cause': `change ${number}` },
    ownerReferences: [{ uid: owner, controller: true }],
  },
  data: { spec: { template: { ...template(value), $patch: 'replace' } } },
  revision: number,
});

const script = {
  [`GET ${apps}/daemonsets/web`]: {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'web', namespace: 'hello', uid: 'u1' },
    spec: { selector: { matchLabels: { app: 'web' } }, template: template('two') },
  },
  [`GET ${apps}/controllerrevisions`]: {
    items: [revision(3, 'two'), revision(1, 'one'), revision(2, 'other', 'u2')],
  },
  [`PATCH ${apps}/daemonsets/web`]: { metadata: { name: 'web' } },
};

const table: readonly (readonly [line: string, code: number, output: RegExp])[] = [
  ['rollout history ds/web', 0, /^daemonset\.apps\/web \nREVISION {2}CHANGE-CAUSE\n1 {9}change 1\n3 {9}change 3\n\n$/],
  ['rollout history ds/web --revision=1', 0, /with revision #1\nPod Template:\n {2}Labels:\tapp=web\n.* A:\tone\n/s],
  ['rollout history ds/web --revision=2', 1, /^error: unable to find the specified revision\n$/],
  ['rollout history ds/web --revision=1 -o jsonpath={.spec.template.spec.containers[0].env[0].value}', 0, /^one$/],
  [
    'rollout undo ds/web --dry-run=client',
    0,
    /^daemonset\.apps\/web will roll back to Pod Template:\n.*\(dry run\)\n$/s,
  ],
  ['rollout undo ds/web --to-revision=3', 0, /skipped rollback \(current template already matches revision 3\)\n$/],
  ['rollout undo ds/web --to-revision=2', 1, /^error: unable to find specified revision 2 in history\n$/],
  ['rollout undo ds/web', 0, /^daemonset\.apps\/web rolled back\n$/],
];

for (const [line, code, output] of table)
  test(`oc ${line}`, async () => {
    const ran = await runScripted(line, script);
    assert.match(ran.stdout + ran.stderr, output);
    assert.equal(ran.code, code);
  });

test('undoing sends the patch that the controller kept', async () => {
  const { bodies } = await runScripted('rollout undo ds/web', script);
  assert.deepEqual(bodies, [revision(1, 'one').data]);
});

test('kinds without versions are told from kinds that run no pods', async () => {
  const object = (kind: string) => ({ kind, metadata: { name: 'web', namespace: 'hello' } });
  const ran = await runScripted('rollout history cm/web pod/web', {
    'GET /api/v1/namespaces/hello/configmaps/web': object('ConfigMap'),
    'GET /api/v1/namespaces/hello/pods/web': object('Pod'),
  });
  assert.equal(
    ran.stderr,
    'error retrieving history for "ConfigMap", no visitor method exists for { ConfigMap}\nno history viewer has been implemented for "Pod"\n',
  );
});
