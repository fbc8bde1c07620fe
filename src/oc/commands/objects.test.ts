import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubeRequest } from '../../ports/kube-api.ts';
import { failure, runScripted } from '../testing/scripted-api.ts';

const streams = '/apis/image.openshift.io/v1/namespaces/hello/imagestreams';
const other = { kind: 'ImageStream', metadata: { name: 'other', uid: '1', labels: { a: 'b' } }, spec: {} };
const status = { kind: 'Status', status: 'Success', details: { uid: '1' } };

test('delete waits until the object is gone', async () => {
  let deleted = false;
  const script = {
    [`DELETE ${streams}/other`]: () => {
      deleted = true;
      return status;
    },
    [`GET ${streams}/other`]: () =>
      deleted ? { ...other, metadata: { ...other.metadata, deletionTimestamp: 'x' } } : other,
    [`GET ${streams}`]: { metadata: { resourceVersion: '5' }, items: [other] },
  };
  const ran = await runScripted('delete is other', script, { watch: [{ type: 'DELETED', object: other }] });
  assert.equal(ran.stdout, 'imagestream.image.openshift.io "other" deleted\n');
  assert.deepEqual(ran.bodies, [{ propagationPolicy: 'Background' }]);
  assert.equal(ran.requests.at(-1)?.startsWith(`WATCH ${streams}`), true);
});

test('delete --all asks for the names first; without --all a kind alone is too little', async () => {
  const script = { [`GET ${streams}`]: { metadata: {}, items: [other] }, [`DELETE ${streams}/other`]: status };
  const ran = await runScripted('delete is --all --wait=false', script);
  assert.deepEqual(ran.requests, [`GET ${streams}?limit=500`, `DELETE ${streams}/other`]);
  const refused = await runScripted('delete is', script);
  assert.equal(refused.stderr, 'error: resource(s) were provided, but no name was specified\n');
});

const changes: ReadonlyArray<readonly [words: string[], stdout: string, body: object | undefined]> = [
  [['label', 'is', 'other', 'c=d'], 'labeled', { metadata: { labels: { c: 'd' } } }],
  [['label', 'is/other', 'a-'], 'unlabeled', { metadata: { labels: { a: null } } }],
  [['label', 'is', 'other', 'a=b'], 'not labeled', undefined],
  [['annotate', 'is', 'other', 'x=y'], 'annotated', { metadata: { annotations: { x: 'y' } } }],
  [['patch', 'is', 'other', '-p', '{"spec":{"x":1}}'], 'patched (no change)', { spec: { x: 1 } }],
  [['set', 'image-lookup', 'other'], 'image lookup updated', { spec: { lookupPolicy: { local: true } } }],
];

for (const [words, stdout, body] of changes) {
  test(`oc ${words.join(' ')}`, async () => {
    const ran = await runScripted(words, { [`GET ${streams}/other`]: other, [`PATCH ${streams}/other`]: other });
    assert.deepEqual([ran.stderr, ran.stdout], ['', `imagestream.image.openshift.io/other ${stdout}\n`]);
    assert.deepEqual(ran.bodies[0], body);
  });
}

test('a label is overwritten only on demand', async () => {
  const ran = await runScripted('label is other a=z', { [`GET ${streams}/other`]: other });
  assert.equal(ran.stderr, "error: 'a' already has a value (b), and --overwrite is false\n");
});

test('apply creates, leaves alone, and removes what the last version said', async () => {
  let stored: Record<string, unknown> | undefined;
  const script = {
    [`GET ${streams}/s`]: () => stored,
    'GET /api/v1/namespaces/hello': {},
    [`POST ${streams}`]: ({ body }: KubeRequest) => (stored = body as Record<string, unknown>),
    [`PATCH ${streams}/s`]: () => stored,
  };
  const apply = async (spec: string): Promise<{ stdout: string; bodies: unknown[] }> =>
    await runScripted('apply -f -', script, {
      stdin: `apiVersion: image.openshift.io/v1\nkind: ImageStream\nmetadata: {name: s}\nspec: ${spec}\n`,
    });
  assert.equal((await apply('{a: 1, b: 2}')).stdout, 'imagestream.image.openshift.io/s created\n');
  assert.equal((await apply('{a: 1, b: 2}')).stdout, 'imagestream.image.openshift.io/s unchanged\n');
  const changed = await apply('{a: 3}');
  assert.equal(changed.stdout, 'imagestream.image.openshift.io/s configured\n');
  assert.deepEqual((changed.bodies[0] as { spec: object }).spec, { b: null, a: 3 });
});

const manifests: ReadonlyArray<readonly [stdin: string, stderr: RegExp]> = [
  ['a: [', /^error: error parsing STDIN: error converting YAML to JSON: yaml: /],
  ['just text', /^error: unable to decode "STDIN": json: cannot unmarshal string into Go value/],
  ['metadata: {name: x}', /^error: unable to decode "STDIN": Object 'Kind' is missing in /],
];
for (const [stdin, stderr] of manifests)
  test(`create -f refuses ${stdin}`, async () =>
    assert.match((await runScripted('create -f -', {}, { stdin })).stderr, stderr));

test('create says which kind the server does not have', async () => {
  const script = { 'GET /api': { items: [] }, 'GET /apis': { items: [] } };
  const ran = await runScripted('create -f -', script, {
    stdin: 'apiVersion: x/v1\nkind: Thing\nmetadata: {name: z}\n',
  });
  assert.equal(
    ran.stderr,
    'error: resource mapping not found for name: "z" namespace: "" from "STDIN": no matches for kind "Thing" in version "x/v1"\nensure CRDs are installed first\n',
  );
});

for (const [flags, message] of [
  ['--for=jsonpath=', 'jsonpath expression cannot be empty'],
  [
    '--for=jsonpath={.a}=',
    "jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3",
  ],
  [
    '--for=jsonpath={.a}=b=c',
    "jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or --for=jsonpath='{.status.readyReplicas}'",
  ],
  ['--for=other=x', 'unrecognized condition: "other=x"'],
  ['--for=condition= --timeout=0', 'condition not met for deployments/web'],
  ['--for=condition=Old --timeout=0', 'condition not met for deployments/web'],
  ['--for=jsonpath={.status.none} --timeout=0', 'condition not met for deployments/web'],
  ['--for=delete --timeout=0', 'condition not met for deployments/web'],
] as const)
  test(`wait ${flags} tells: ${message.slice(0, 40)}`, async () => {
    const web = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace: 'hello', generation: 2 },
      status: { observedGeneration: 1, conditions: [{ type: 'Old', status: 'True' }] },
    };
    const ran = await runScripted(`wait ${flags} deploy/web`, {
      'GET /apis/apps/v1/namespaces/hello/deployments/web': web,
      'GET /apis/apps/v1/namespaces/hello/deployments': { metadata: { resourceVersion: '1' }, items: [web] },
    });
    assert.deepEqual([ran.stderr, ran.code], [`error: ${message}\n`, 1]);
  });

test('wait watches until the condition holds', async () => {
  const path = '/apis/apps/v1/namespaces/hello/deployments';
  const web = (status: string): object => ({
    metadata: { name: 'web', namespace: 'hello' },
    status: { conditions: [{ type: 'Available', status }] },
  });
  const script = {
    [`GET ${path}/web`]: web('False'),
    [`GET ${path}`]: { metadata: { resourceVersion: '3' }, items: [web('False')] },
  };
  const ran = await runScripted('wait --for=condition=available deploy/web', script, {
    watch: [{ type: 'MODIFIED', object: web('True') }],
  });
  assert.equal(ran.stdout, 'deployment.apps/web condition met\n');
});

test('what replace would send says where, as what it sends does', async () => {
  const stdin = JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } });
  const ran = await runScripted('replace -f - --dry-run=client -o yaml', {}, { stdin });
  assert.equal(ran.stdout, 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  namespace: hello\n');
});

test('a patch that apply is refused is told with the object that it was for', async () => {
  const applied = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { k: 'new' } };
  const path = '/api/v1/namespaces/hello/configmaps/a';
  const script = {
    [`GET ${path}`]: { ...applied, metadata: { name: 'a', namespace: 'hello' }, data: { k: 'old' } },
    [`PATCH ${path}`]: failure(409, 'Conflict', 'it has changed'),
  };
  const ran = await runScripted('apply -f -', script, { stdin: JSON.stringify(applied) });
  const told = ran.stderr.slice(ran.stderr.indexOf('Error')).split('\n');
  assert.equal(told[0], 'Error from server (Conflict): error when applying patch:');
  assert.deepEqual(JSON.parse(told[1] ?? '').data, { k: 'new' });
  assert.deepEqual(told.slice(2), [
    'to:',
    'Resource: "/v1, Resource=configmaps", GroupVersionKind: "/v1, Kind=ConfigMap"',
    'Name: "a", Namespace: "hello"',
    'for: "STDIN": error when patching "STDIN": it has changed',
    '',
  ]);
});
