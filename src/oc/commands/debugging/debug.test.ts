import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../../testing/scripted-api.ts';

const pods = '/api/v1/namespaces/hello/pods';
const source = {
  kind: 'Pod',
  apiVersion: 'v1',
  metadata: { name: 'web', namespace: 'hello', labels: { app: 'web' }, annotations: { note: 'x' }, uid: '1' },
  spec: {
    containers: [
      { name: 'a', image: 'i', args: ['serve'], env: [{ name: 'COLOR', value: 'blue' }], livenessProbe: {} },
      { name: 'b', image: 'j' },
    ],
    initContainers: [{ name: 'first', image: 'k' }],
    restartPolicy: 'Always',
  },
};
const script = { [`GET ${pods}/web`]: source };

const copyOf = async (words: string) => {
  const { stdout } = await runScripted(`debug web -o json ${words}`.trim(), script);
  const { metadata, spec } = JSON.parse(stdout);
  return { metadata, spec, container: spec.containers[0] };
};

test('a copy of what has a long name keeps 63 letters of it', async () => {
  const name = `a.${'b'.repeat(70)}`;
  const long = { ...source, metadata: { ...source.metadata, name } };
  const { stdout } = await runScripted(`debug ${name} -o json`, { [`GET ${pods}/${name}`]: long });
  assert.match(JSON.parse(stdout).metadata.name, /^ab{62}-debug-[a-z0-9]{5}$/);
});

test('a copy runs a shell, without labels, probes and arguments', async () => {
  const { metadata, spec, container } = await copyOf('');
  assert.match(metadata.name, /^web-debug-[a-z0-9]{5}$/);
  assert.deepEqual([metadata.labels, metadata.uid, spec.restartPolicy], [undefined, undefined, 'Never']);
  assert.deepEqual(metadata.annotations, {
    'debug.openshift.io/source-container': 'a',
    'debug.openshift.io/source-resource': '/v1, Resource=pods/web',
  });
  assert.deepEqual(container, {
    name: 'a',
    image: 'i',
    env: [{ name: 'COLOR', value: 'blue' }],
    command: ['/bin/sh'],
    stdin: true,
    stdinOnce: true,
    resources: {},
    securityContext: {},
  });
});

const changes: ReadonlyArray<readonly [words: string, path: string, value: unknown]> = [
  ['--keep-labels', 'metadata.labels', { app: 'web' }],
  ['--keep-annotations', 'metadata.annotations.note', 'x'],
  ['--as-root', 'container.securityContext', { runAsUser: 0 }],
  ['--as-root=false', 'container.securityContext', { runAsNonRoot: true }],
  ['--one-container -c b', 'spec.containers.length', 1],
  ['--keep-init-containers=false', 'spec.initContainers', undefined],
  ['--node-name=worker-1', 'spec.nodeName', 'worker-1'],
  ['COLOR- SIZE=2', 'container.env', [{ name: 'SIZE', value: '2' }]],
  ['-- ls /', 'container.command', ['ls', '/']],
  ['-- ls /', 'container.stdin', undefined],
];

for (const [words, path, value] of changes)
  test(`oc debug web ${words}`, async () => {
    const copy: unknown = await copyOf(words);
    const found = path
      .split('.')
      .reduce<unknown>((object, key) => (object as Record<string, unknown> | undefined)?.[key], copy);
    assert.deepEqual(found, value);
  });

test('a command is followed to its end, and its failure is that of oc', async () => {
  const made = { ...source, metadata: { name: 'web-debug-x', namespace: 'hello' } };
  const ended = {
    ...made,
    status: { phase: 'Failed', containerStatuses: [{ name: 'a', state: { terminated: { exitCode: 2 } } }] },
  };
  const ran = await runScripted('debug web -c a -- false', {
    ...script,
    [`POST ${pods}`]: made,
    [`GET ${pods}`]: { kind: 'PodList', apiVersion: 'v1', metadata: { resourceVersion: '1' }, items: [ended] },
    [`GET ${pods}/web-debug-x/log`]: 'no\n',
    [`DELETE ${pods}/web-debug-x`]: {},
  });
  assert.deepEqual([ran.code, ran.stdout], [1, 'no\n']);
  assert.equal(
    ran.stderr,
    'Starting pod/web-debug-x ...\n\nRemoving debug pod ...\nerror: non-zero exit code from debug container\n',
  );
  assert.equal(ran.requests.at(-1), `DELETE ${pods}/web-debug-x`);
});

test('a copy of which one container has ended is done, though others run on', async () => {
  const made = { ...source, metadata: { name: 'web-debug-x', namespace: 'hello' } };
  const containerStatuses = [
    { name: 'a', state: { terminated: { exitCode: 0 } } },
    { name: 'b', state: { running: {} } },
  ];
  const ran = await runScripted('debug web -c a -q -- true', {
    ...script,
    [`POST ${pods}`]: made,
    [`GET ${pods}`]: {
      kind: 'PodList',
      apiVersion: 'v1',
      metadata: { resourceVersion: '1' },
      items: [{ ...made, status: { phase: 'Running', containerStatuses } }],
    },
    [`GET ${pods}/web-debug-x/log`]: 'yes\n',
    [`DELETE ${pods}/web-debug-x`]: {},
  });
  assert.deepEqual([ran.code, ran.stdout, ran.stderr], [0, 'yes\n', '']);
});

const refused: ReadonlyArray<readonly [line: string, message: string]> = [
  ['debug web -c nope', 'error: the container "nope" is not a valid container name; must be one of [first a b]\n'],
  ['debug web --as-root --as-user=5', 'error: you may not specify --as-root and --as-user=5 at the same time\n'],
  ['debug web -I -t', "error: you may not specify -I and -t together\nSee 'oc debug -h' for help and examples\n"],
  [
    'debug A=b web',
    "error: all resources must be specified before environment changes: A=b web\nSee 'oc debug -h' for help and examples\n",
  ],
];

for (const [line, message] of refused)
  test(`oc ${line} is refused`, async () => {
    const ran = await runScripted(line, script);
    assert.deepEqual([ran.code, ran.stderr], [1, message]);
  });
