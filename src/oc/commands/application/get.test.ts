import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../../testing/scripted-api.ts';

const column = (name: string, priority = 0): object => ({
  name,
  type: 'string',
  format: name === 'Name' ? 'name' : '',
  priority,
});
const row = (name: string, labels: object | undefined, ...cells: unknown[]): object => ({
  cells: [name, ...cells],
  object: { metadata: { name, namespace: 'hello', labels } },
});
const table = (columns: object[], ...rows: object[]): object => ({
  kind: 'Table',
  metadata: { resourceVersion: '9' },
  columnDefinitions: [column('Name'), ...columns],
  rows,
});

const podColumns = [column('Ready'), column('Status'), column('Restarts'), column('Age'), column('IP', 1)];
const pods = table(
  podColumns,
  row('hello-ocp-c9dc8cd6b-klgwj', { deployment: 'hello-ocp' }, '0/1', 'Pending', 0, '2s', '<none>'),
);
const repository = 'image-registry.openshift-image-registry.svc:5000/hello/hello-ocp';
const streamColumns = [column('Image Repository'), column('Tags'), column('Updated')];
const streams = table(
  streamColumns,
  row('hello-ocp', undefined, repository, 'latest', '3 seconds ago'),
  row('plain', undefined, repository, '', null),
);
const script = {
  'GET /api/v1/namespaces/hello/pods': pods,
  'GET /apis/image.openshift.io/v1/namespaces/hello/imagestreams': streams,
};

test('several kinds are printed one below the other, names with their kind', async () => {
  const ran = await runScripted('get pods,is', script);
  assert.equal(
    ran.stdout,
    `NAME                            READY   STATUS    RESTARTS   AGE
pod/hello-ocp-c9dc8cd6b-klgwj   0/1     Pending   0          2s

NAME                                       IMAGE REPOSITORY                                                   TAGS     UPDATED
imagestream.image.openshift.io/hello-ocp   ${repository}   latest   3 seconds ago
imagestream.image.openshift.io/plain       ${repository}            
`,
  );
  assert.deepEqual(ran.requests, [
    'GET /api/v1/namespaces/hello/pods?limit=500',
    'GET /apis/image.openshift.io/v1/namespaces/hello/imagestreams?limit=500',
  ]);
});

const views: ReadonlyArray<readonly [line: string, stdout: string]> = [
  [
    'get pods -o wide',
    'NAME                        READY   STATUS    RESTARTS   AGE   IP\nhello-ocp-c9dc8cd6b-klgwj   0/1     Pending   0          2s    <none>\n',
  ],
  ['get pods --no-headers', 'hello-ocp-c9dc8cd6b-klgwj   0/1   Pending   0     2s\n'],
  [
    'get pods --show-labels',
    'NAME                        READY   STATUS    RESTARTS   AGE   LABELS\nhello-ocp-c9dc8cd6b-klgwj   0/1     Pending   0          2s    deployment=hello-ocp\n',
  ],
  [
    'get pods -L deployment',
    'NAME                        READY   STATUS    RESTARTS   AGE   DEPLOYMENT\nhello-ocp-c9dc8cd6b-klgwj   0/1     Pending   0          2s    hello-ocp\n',
  ],
];
for (const [line, stdout] of views)
  test(`oc ${line}`, async () => assert.equal((await runScripted(line, script)).stdout, stdout));

test('all namespaces get a column', async () => {
  const ran = await runScripted('get pods -A', { 'GET /api/v1/pods': pods });
  assert.equal(
    ran.stdout,
    'NAMESPACE   NAME                        READY   STATUS    RESTARTS   AGE\nhello       hello-ocp-c9dc8cd6b-klgwj   0/1     Pending   0          2s\n',
  );
});

test('an empty table says so on stderr', async () => {
  const empty = { kind: 'Table', metadata: {}, columnDefinitions: [column('Name')], rows: [] };
  const ran = await runScripted('get pods -l a=b', { 'GET /api/v1/namespaces/hello/pods': empty });
  assert.deepEqual([ran.code, ran.stdout, ran.stderr], [0, '', 'No resources found in hello namespace.\n']);
  assert.deepEqual(ran.requests, ['GET /api/v1/namespaces/hello/pods?labelSelector=a=b&limit=500']);
});

test('a watch prints a line for every change, aligned with the table', async () => {
  const changed = {
    ...pods,
    columnDefinitions: undefined,
    rows: [row('hello-ocp-c9dc8cd6b-klgwj', undefined, '1/1', 'Running', 0, '4s', '10.0.0.1')],
  };
  const ran = await runScripted('get pods -w', script, { watch: [{ type: 'MODIFIED', object: changed }] });
  assert.equal(ran.stdout.split('\n')[2], 'hello-ocp-c9dc8cd6b-klgwj   1/1     Running   0          4s');
  assert.equal(ran.requests[1], 'WATCH /api/v1/namespaces/hello/pods?resourceVersion=9');
});

const pod = (name: string, created: string): object => ({
  metadata: { name, namespace: 'hello', creationTimestamp: created, managedFields: [] },
  spec: { containers: [{ image: `${name}:1` }] },
});
const list = {
  apiVersion: 'v1',
  kind: 'PodList',
  metadata: { resourceVersion: '9' },
  items: [pod('b', '2026-01-01T00:00:00Z'), pod('a', '2026-01-02T00:00:00Z')],
};
const formats: ReadonlyArray<readonly [line: readonly string[], stdout: string]> = [
  [['get', 'pods', '-o', 'name'], 'pod/b\npod/a\n'],
  [['get', 'pods', '-o', 'jsonpath={.items[*].metadata.name}'], 'b a'],
  [
    ['get', 'pods', '-o', 'custom-columns=NAME:.metadata.name,IMAGE:.spec.containers[0].image,NONE:.spec.x'],
    'NAME   IMAGE   NONE\nb      b:1     <none>\na      a:1     <none>\n',
  ],
  [['get', 'pods', '-o', 'name', '--sort-by=.metadata.name'], 'pod/a\npod/b\n'],
  [
    ['get', 'pods', '-o', 'yaml', '--sort-by={.metadata.creationTimestamp}'],
    `apiVersion: v1\nitems:\n${['b', 'a'].map((name, day) => `- apiVersion: v1\n  kind: Pod\n  metadata:\n    creationTimestamp: "2026-01-0${day + 1}T00:00:00Z"\n    name: ${name}\n    namespace: hello\n  spec:\n    containers:\n    - image: ${name}:1\n`).join('')}kind: List\nmetadata:\n  resourceVersion: ""\n`,
  ],
];
for (const [words, stdout] of formats)
  test(`oc ${words.join(' ')}`, async () =>
    assert.equal((await runScripted(words, { 'GET /api/v1/namespaces/hello/pods': list })).stdout, stdout));

test('one named object is printed as itself', async () => {
  const ran = await runScripted('get pod a -o json', {
    'GET /api/v1/namespaces/hello/pods/a': { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, x: '<&>' },
  });
  assert.equal(
    ran.stdout,
    '{\n    "apiVersion": "v1",\n    "kind": "Pod",\n    "metadata": {\n        "name": "a"\n    },\n    "x": "\\u003c\\u0026\\u003e"\n}\n',
  );
});

test('what may be asked for and not listed is shown as it is answered', async () => {
  const status = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success' };
  const script = { 'GET /apis/project.openshift.io/v1/projectrequests': status };
  const ran = await runScripted('get projectrequests -o jsonpath={.items[0].kind}', script);
  assert.equal(ran.stdout, 'Status');
});

const maps = '/api/v1/namespaces/hello/configmaps';
const mapTable = {
  kind: 'Table',
  metadata: { resourceVersion: '7' },
  columnDefinitions: [{ name: 'Name', type: 'string' }],
  rows: [{ cells: ['a'], object: { metadata: { name: 'a' } } }],
};

test('--chunk-size is the limit of a page', async () => {
  const ran = await runScripted('get cm --chunk-size=3', { [`GET ${maps}`]: mapTable });
  assert.deepEqual([ran.stdout, ran.requests], ['NAME\na\n', [`GET ${maps}?limit=3`]]);
});

test('--output-watch-events tells of rows what the watch told', async () => {
  const script = { [`GET ${maps}`]: mapTable };
  const later = { ...mapTable, columnDefinitions: null };
  const watch = [{ type: 'DELETED', object: later }] as const;
  const ran = await runScripted('get cm -w --output-watch-events', script, { watch });
  assert.equal(ran.stdout, 'EVENT   NAME\nADDED   a\nDELETED   a\n');
});

test('--output-watch-events shows whole objects inside of what the watch told', async () => {
  const watch = [{ type: 'ADDED', object: { metadata: { name: 'a' } } }] as const;
  const ran = await runScripted('get cm -w --output-watch-events -o yaml', {}, { watch });
  assert.equal(ran.stdout, 'object:\n  metadata:\n    name: a\ntype: ADDED\n');
});

for (const [words, message] of [
  ['cm a --output-watch-events', '--output-watch-events option can only be used with --watch or --watch-only'],
  ['cm --raw /x', 'arguments may not be passed when --raw is specified'],
  ['--raw /x -o yaml', '--raw and --output are mutually exclusive'],
  ['--raw /x -l a=b', '--raw may not be specified with other flags that filter the server request or alter the output'],
] as const)
  test(`oc get ${words} is refused`, async () =>
    assert.equal((await runScripted(`get ${words}`)).stderr, `error: ${message}\n`));

test('--server-print=false makes the table here: names and ages', async () => {
  const metadata = { name: 'a', creationTimestamp: '2026-11-21T21:07:26Z' };
  const ran = await runScripted('get cm --server-print=false', {
    [`GET ${maps}`]: { kind: 'ConfigMapList', metadata: {}, items: [{ metadata }] },
  });
  assert.equal(ran.stdout, 'NAME   AGE\na      10s\n');
});

test('templates may ask who wrote what, whole objects are shown without it', async () => {
  const object = { kind: 'ConfigMap', metadata: { name: 'a', managedFields: [{ manager: 'me' }] } };
  const script = { [`GET ${maps}/a`]: object };
  const asked = await runScripted('get cm a -o jsonpath={.metadata.managedFields[0].manager}', script);
  const whole = await runScripted('get cm a -o yaml', script);
  assert.deepEqual([asked.stdout, whole.stdout], ['me', 'kind: ConfigMap\nmetadata:\n  name: a\n']);
});
