import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AskedRegistry, RegistryAccess } from '../../../ports/registry-access.ts';
import { type Ran, runScripted, type Scripted } from '../../testing/scripted-api.ts';

const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;
const old = '2026-01-01T00:00:00Z';
const managed = { 'openshift.io/image.managed': 'true' };
const image = (letter: string, more = {}) => ({
  metadata: { name: digest(letter), creationTimestamp: old, annotations: managed },
  dockerImageLayers: [],
  ...more,
});
const stream = (...letters: string[]) => ({
  metadata: { name: 'web', namespace: 'demo', creationTimestamp: old },
  status: { tags: [{ tag: 'v1', items: letters.map((letter) => ({ created: old, image: digest(letter) })) }] },
});
const pod = (pullSpec: string, phase = 'Running') => ({
  metadata: { name: 'p', namespace: 'demo', creationTimestamp: old },
  spec: { containers: [{ name: 'c', image: pullSpec }] },
  status: { phase },
});
const config = (from: object) => ({
  metadata: { name: 'b', namespace: 'demo' },
  spec: { strategy: { sourceStrategy: { from } } },
});

const paths: Readonly<Record<string, string>> = {
  pods: '/api/v1',
  replicationcontrollers: '/api/v1',
  limitranges: '/api/v1',
  daemonsets: '/apis/apps/v1',
  deployments: '/apis/apps/v1',
  replicasets: '/apis/apps/v1',
  statefulsets: '/apis/apps/v1',
  jobs: '/apis/batch/v1',
  cronjobs: '/apis/batch/v1',
  deploymentconfigs: '/apis/apps.openshift.io/v1',
  builds: '/apis/build.openshift.io/v1',
  buildconfigs: '/apis/build.openshift.io/v1',
  imagestreams: '/apis/image.openshift.io/v1',
  images: '/apis/image.openshift.io/v1',
};

const prune = (flags: string, lists: Readonly<Record<string, readonly object[]>>, more: Scripted = {}): Promise<Ran> =>
  runScripted(
    `adm prune images ${flags}`.trim(),
    Object.fromEntries(
      Object.entries(paths).map(([plural, api]) => [
        `GET ${api}/${plural}`,
        { metadata: {}, items: lists[plural] ?? [] },
      ]),
    ),
    { token: 't', ...more },
  );

test('the images of an index stay as long as a stream names the index', async () => {
  const images = [image('a', { dockerImageManifests: [{ digest: digest('b') }] }), image('b'), image('c')];
  const kept = await prune('', { images, imagestreams: [stream('a')] });
  assert.equal(
    kept.stdout,
    `Deleting blob ${digest('c')}\nDeleting image ${digest('c')}\nSummary: deleted 1 image object(s), deleted 1 blob(s)\n`,
  );
  assert.match((await prune('', { images })).stdout, /Summary: deleted 3 image object\(s\)/);
});

const invalid: [from: object, problem: string][] = [
  [
    { kind: 'DockerImage', name: 'A b' },
    'buildconfig/b namespace=demo: invalid image reference "A b": invalid reference format',
  ],
  [
    { kind: 'ImageStreamTag', name: 'web@v1' },
    'buildconfig/b namespace=demo: invalid ImageStreamTag reference "web@v1": "web@v1" is an image stream image, not an image stream tag',
  ],
  [
    { kind: 'ImageStreamTag', name: 'web' },
    'buildconfig/b namespace=demo: invalid ImageStreamTag reference "web": expected exactly one : delimiter in the istag "web"',
  ],
  [
    { kind: 'ImageStreamImage', name: 'web:v1' },
    'buildconfig/b namespace=demo: invalid ImageStreamImage reference "web:v1": expected exactly one @ in the isimage name "web:v1"',
  ],
];
for (const [from, problem] of invalid) {
  test(`nothing is pruned while there is ${problem}`, async () => {
    const lists = { images: [image('a')], buildconfigs: [config(from)], pods: [pod('r.test/demo/web@x')] };
    const { stdout, stderr, code } = await prune('', lists);
    assert.equal(code, 1);
    assert.equal(stdout, '');
    assert.equal(
      stderr,
      `Failed to build graph!\n\nThe following objects have invalid references:\n\n  pod/p namespace=demo: container c: invalid image reference "r.test/demo/web@x": invalid reference format\n  ${problem}\n\nEither fix the references or delete the objects to make the pruner proceed.\nerror: failed to build graph - no changes made\n`,
    );
    assert.match((await prune('--ignore-invalid-refs', lists)).stdout, /deleted 1 image object/);
  });
}

test('when size decides, age does not: a pod that ended long ago still keeps its image', async () => {
  const limits = {
    metadata: { name: 'l', namespace: 'demo' },
    spec: { limits: [{ type: 'openshift.io/Image', max: { storage: '1' } }] },
  };
  const lists = {
    images: [image('a', { dockerImageMetadata: { Size: 2 } })],
    imagestreams: [stream('a')],
    limitranges: [limits],
  };
  assert.match((await prune('--prune-over-size-limit', lists)).stdout, /deleted 1 image object/);
  const pods = [pod(`r.test/demo/web@${digest('a')}`, 'Succeeded')];
  assert.equal((await prune('--prune-over-size-limit', { ...lists, pods })).stdout, 'Summary: deleted 0 objects\n');
  assert.equal((await prune('--prune-over-size-limit=false', lists)).stdout, 'Summary: deleted 0 objects\n');
});

const addresses: [url: string, problem: string][] = [
  ['ftp://r.test', 'unsupported scheme: ftp'],
  ['r.test/path', 'no path after <host>[:<port>] is allowed'],
  ['https://r.test?a=b', 'no query arguments are allowed after <host>[:<port>]'],
  ['https://', 'no host name specified'],
];
for (const [url, problem] of addresses) {
  test(`a registry cannot be at ${url}`, async () => {
    const { stderr } = await prune(`--registry-url=${url}`, {});
    assert.equal(stderr, `error: invalid --registry-url flag: ${problem}\n`);
  });
}

test('without a pushed image or a stream nobody knows where the registry is', async () => {
  const { stderr } = await prune('--confirm', {});
  assert.equal(stderr, 'error: unable to find the remote registry host: no managed image found\n');
});

const recording = (asked: AskedRegistry[]): RegistryAccess => ({
  ping: async (registry) => void asked.push(registry),
  delete: async () => 202,
  repository: () => assert.fail('no repository is read'),
});

for (const [flags, insecure] of [
  ['--registry-url=registry.test:5000', false],
  ['--registry-url=registry.test:5000 --force-insecure', true],
  ['--registry-url=http://registry.test', true],
  ['--registry-url=127.0.0.1:5000', true],
  ['--registry-url=10.1.2.3', true],
  ['--registry-url=[fd00::1]:5000', true],
  ['--registry-url=11.1.2.3:5000', false],
] as const)
  test(`pruning with ${flags} ${insecure ? 'takes any certificate' : 'verifies the registry'}`, async () => {
    const asked: AskedRegistry[] = [];
    const { code } = await prune(`--confirm ${flags}`, {}, { registries: recording(asked) });
    assert.equal(code, 0);
    assert.deepEqual(
      asked.map((registry) => registry.insecure),
      [insecure],
    );
  });

test('a bundle of authorities that is not there is told of', async () => {
  const { stderr } = await prune(
    '--confirm --registry-url=r.test --certificate-authority=/none.pem',
    {},
    { registries: recording([]) },
  );
  assert.equal(stderr, 'error: failed to read registry ca bundle: open /none.pem: no such file or directory\n');
});
