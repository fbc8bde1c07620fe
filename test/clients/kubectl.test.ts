import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type ClientWorld, openClientWorld, type Type } from './client-world.ts';
import { findClient, skipWithout } from './find-client.ts';

const kubectl = await findClient('kubectl');
const options = { skip: skipWithout(kubectl, 'kubectl') };
let world: ClientWorld | undefined;
let type: Type;

before(async () => {
  if (kubectl === undefined) return;
  world = await openClientWorld();
  type = await world.client(kubectl);
});

after(() => world?.[Symbol.asyncDispose]());

const IMAGE = 'docker.io/balazsszeti/hello:sleeper';

const budget = JSON.stringify({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'web' },
  spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'web' } } },
});

const settings = (value: string): string =>
  JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { a: value } });

/** What every `kubectl` from 1.20 on types and prints, in the order of one session. */
const lines: readonly {
  readonly line: string;
  readonly stdin?: string;
  readonly stdout?: RegExp;
  readonly stderr?: RegExp;
  readonly exitCode?: number;
}[] = [
  { line: `create deployment web --image=${IMAGE} --replicas=2`, stdout: /^deployment\.apps\/web created$/m },
  { line: 'expose deployment web --port=80', stdout: /^service\/web exposed$/m },
  { line: 'wait --for=condition=Available deployment/web', stdout: /condition met/ },
  { line: 'get pods -o wide', stdout: /^web-\S+ +1\/1 +Running/m },
  { line: 'get pods --chunk-size=1 -o name', stdout: /^(?:pod\/web-\S+\n){2}$/ },
  { line: 'get pods --field-selector=spec.nosuch=1', stderr: /field label not supported: spec\.nosuch/, exitCode: 1 },
  { line: 'get endpointslices', stdout: /^web-\S+ +IPv4 +80 +10\.\S+,10\./m },
  { line: 'get events.events.k8s.io', stdout: /Normal +Scheduled +pod\/web-\S+ +Successfully assigned default\/web-/ },
  {
    line: 'get componentstatuses',
    stdout: /^etcd-0 +Healthy +ok/m,
    stderr: /ComponentStatus is deprecated in v1\.19\+/,
  },
  { line: 'apply -f -', stdin: settings('1'), stdout: /settings created/ },
  { line: 'apply -f -', stdin: settings('1'), stdout: /settings unchanged/ },
  { line: 'diff -f -', stdin: settings('2'), stdout: /^- {2}a: "1"\n\+ {2}a: "2"$/m, exitCode: 1 },
  { line: 'apply --server-side --force-conflicts -f -', stdin: settings('2'), stdout: /settings serverside-applied/ },
  { line: 'patch cm settings -p {"data":{"b":"3"}}', stdout: /settings patched/ },
  {
    line: 'patch cm settings --type=json -p [{"op":"test","path":"/data/b","value":"4"}]',
    stderr: /invalid/,
    exitCode: 1,
  },
  { line: 'replace --force -f -', stdin: settings('5'), stdout: /settings replaced/ },
  { line: `set image deployment/web hello=${IMAGE}`, stdout: /image updated|^$/ },
  { line: 'rollout status deployment/web', stdout: /successfully rolled out/ },
  { line: 'scale deployment/web --replicas=3', stdout: /web scaled/ },
  { line: 'apply -f -', stdin: budget, stdout: /web created/ },
  {
    line: 'drain worker-1 --ignore-daemonsets --delete-emptydir-data --force',
    stdout: /^node\/worker-1 (?:evicted|drained)$/m,
  },
  { line: 'uncordon worker-1', stdout: /uncordoned/ },
  { line: 'describe node worker-1', stdout: /Unschedulable: +false/ },
  { line: 'explain imagestreams.spec', stdout: /lookupPolicy/ },
  { line: 'auth can-i create pods --as nobody', stdout: /^no$/m, exitCode: 1 },
  { line: 'top pods', stderr: /Metrics API not available/, exitCode: 1 },
  { line: 'delete deployment web --cascade=orphan', stdout: /deployment\.apps "web" deleted/ },
  { line: 'get replicasets -l app=web', stdout: /^web-\S+ +3 +3/m },
];

for (const { line, stdin, stdout, stderr, exitCode = 0 } of lines)
  test(`kubectl ${line}`, options, async () => {
    const printed = await type(line.split(' '), stdin);
    if (stdout !== undefined) assert.match(printed.stdout, stdout);
    if (stderr !== undefined) assert.match(printed.stderr, stderr);
    assert.equal(printed.exitCode, exitCode, printed.stderr);
  });
