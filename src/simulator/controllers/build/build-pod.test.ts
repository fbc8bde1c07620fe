import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Build } from '../../../resources/builds/build.ts';
import { buildPod } from './build-pod.ts';

const facts = {
  image: 'builder',
  trustedHosts: { 'service-ca.crt': 'registry:5000', 'a..5': 'a:5' },
  runsAsRoot: false,
};

const podOf = (spec: object, more: Partial<typeof facts> = {}, name = 'web-1') => {
  const build = {
    apiVersion: 'build.openshift.io/v1',
    kind: 'Build',
    metadata: { name, namespace: 'p', uid: 'u', labels: { buildconfig: 'web' } },
    spec: { strategy: { dockerStrategy: { env: [{ name: 'A', value: '1' }] } }, ...spec },
  } as Build;
  const pod = buildPod(build, { ...facts, ...more });
  const containers = [...(pod.spec.initContainers ?? []), ...pod.spec.containers];
  const own = (name: string) =>
    Object.fromEntries(
      (containers.find((each) => each.name === name)?.env ?? [])
        .filter((each) => !each.name.startsWith('BUILD_'))
        .map((each) => [each.name, each.value]),
    );
  const mounts = (name: string) =>
    (containers.find((each) => each.name === name)?.volumeMounts ?? []).map((mount) => mount.name);
  return { ...pod, containers, own, mounts };
};

/** What every container of a builder mounts. */
const everywhere = ['build-system-configs', 'build-ca-bundles', 'build-proxy-ca-bundles'];

test('the pod of a build bears its name, runs on Linux, may run for a week, and gives what it builds no say in its environment', () => {
  const { metadata, spec, containers, own, mounts } = podOf({ nodeSelector: { zone: 'a' } });
  assert.deepEqual(metadata.labels, { 'openshift.io/build.name': 'web-1' });
  assert.deepEqual(metadata.annotations, { 'openshift.io/build.name': 'web-1' });
  assert.deepEqual(spec.nodeSelector, { zone: 'a', 'kubernetes.io/os': 'linux' });
  assert.equal(spec.activeDeadlineSeconds, 604_800);
  assert.deepEqual(own('docker-build'), { LANG: 'C.utf8' });
  assert.deepEqual(mounts('manage-dockerfile'), ['buildworkdir', ...everywhere, 'build-blob-cache']);
  assert.deepEqual(mounts('docker-build'), [
    'node-pullsecrets',
    'buildworkdir',
    'buildcachedir',
    ...everywhere,
    'container-storage-root',
    'container-storage-run',
    'build-blob-cache',
  ]);
  assert.deepEqual(
    containers.map(({ securityContext }) => [securityContext?.['privileged'], securityContext?.['runAsUser']]),
    [
      [false, 0],
      [true, 0],
    ],
  );
  assert.deepEqual(spec.volumes?.find(({ name }) => name === 'build-ca-bundles')?.configMap, {
    name: 'web-1-ca',
    items: [
      { key: 'service-ca.crt', path: 'certs.d/registry:5000/ca.crt' },
      { key: 'a..5', path: 'certs.d/a:5/ca.crt' },
    ],
  });
  assert.equal(podOf({ completionDeadlineSeconds: 5 }).spec.activeDeadlineSeconds, 5);
});

test('names that are too long are cut, and told from others by a hash', () => {
  const { metadata } = podOf({}, {}, `${'a'.repeat(62)}.${'b'.repeat(190)}`);
  assert.deepEqual(metadata.labels, { 'openshift.io/build.name': 'a'.repeat(62) });
  assert.match(metadata.name, /^a{62}\.b{175}-[0-9a-f]{8}-build$/);
});

test('the pod of a build of sources runs the builder image without the rights of root, unless the account of the build may', () => {
  const sources = { strategy: { sourceStrategy: {} }, source: { binary: {} } };
  const { containers, own } = podOf(sources);
  assert.deepEqual(
    containers.map((container) => [container.name, container.args, 'stdin' in container]),
    [
      ['git-clone', ['openshift-git-clone'], true],
      ['manage-dockerfile', ['openshift-manage-dockerfile'], false],
      ['sti-build', ['openshift-sti-build'], false],
    ],
  );
  assert.deepEqual(own('sti-build'), { LANG: 'C.utf8', ALLOWED_UIDS: '1-', DROP_CAPS: 'KILL,MKNOD,SETGID,SETUID' });
  assert.deepEqual(podOf(sources, { runsAsRoot: true }).own('sti-build'), { LANG: 'C.utf8' });
});

test('sources are told of in variables and mounted with their credentials, each where it is needed', () => {
  const { own, mounts, spec } = podOf({
    source: {
      git: { uri: 'https://g/r', ref: 'dev' },
      contextDir: 'app',
      sourceSecret: { name: 'ssh' },
      secrets: [{ secret: { name: 'x.y' } }],
      configMaps: [{ configMap: { name: 'm' } }],
      images: [
        { from: { kind: 'DockerImage', name: 'i' }, paths: [] },
        { from: { kind: 'DockerImage', name: 'j' }, pullSecret: { name: 'k' }, paths: [] },
      ],
    },
    output: { pushSecret: { name: 'out' } },
    strategy: { dockerStrategy: { pullSecret: { name: 'in' } } },
    mountTrustedCA: true,
  });
  const source = {
    LANG: 'C.utf8',
    SOURCE_REPOSITORY: 'https://g/r',
    SOURCE_URI: 'https://g/r',
    SOURCE_CONTEXT_DIR: 'app',
    SOURCE_REF: 'dev',
  };
  const registries = {
    PUSH_DOCKERCFG_PATH: '/var/run/secrets/openshift.io/push',
    PULL_DOCKERCFG_PATH: '/var/run/secrets/openshift.io/pull',
    PULL_SOURCE_DOCKERCFG_PATH_1: '/var/run/secrets/openshift.io/source-image/1',
  };
  assert.deepEqual(own('git-clone'), { ...source, SOURCE_SECRET_PATH: '/var/run/secrets/openshift.io/source' });
  assert.deepEqual(own('extract-image-content'), { ...source, ...registries });
  assert.deepEqual(own('docker-build'), { ...source, ...registries });
  assert.deepEqual(mounts('git-clone'), ['buildworkdir', 'ssh-source', ...everywhere, 'build-blob-cache']);
  assert.deepEqual(mounts('docker-build').slice(3, 8), [
    'out-push',
    'in-pull',
    'k-source-image1',
    'x-y-build',
    'm-build',
  ]);
  assert.deepEqual(
    spec.volumes?.map(({ name }) => name),
    [
      ...['buildcachedir', 'buildworkdir', 'node-pullsecrets', 'ssh-source', 'out-push', 'in-pull', 'k-source-image1'],
      ...['container-storage-root', 'container-storage-run', 'x-y-build', 'm-build', ...everywhere, 'build-blob-cache'],
    ],
  );
});

for (const [value, privileged] of [
  ['false', false],
  ['0', false],
  ['-1', true],
  ['T', true],
  ['perhaps', true],
] as const)
  test(`a build with BUILD_PRIVILEGED=${value} is carried out ${privileged ? 'by root' : 'in a user namespace'}`, () => {
    const { containers, metadata } = podOf({
      strategy: { dockerStrategy: { env: [{ name: 'BUILD_PRIVILEGED', value }] } },
    });
    assert.equal(containers.at(-1)?.securityContext?.['privileged'], privileged);
    assert.equal(metadata.annotations?.['io.kubernetes.cri-o.userns-mode'], privileged ? undefined : 'auto:size=65536');
  });

test('a custom build runs its own image alone, told where the result is to go and what it may mount', () => {
  const { containers, own, mounts } = podOf({
    strategy: {
      customStrategy: {
        from: { kind: 'DockerImage', name: 'mine' },
        env: [{ name: 'A', value: '1' }],
        exposeDockerSocket: true,
        forcePull: true,
        secrets: [{ secretSource: { name: 'key' }, mountPath: '/key' }],
      },
    },
    source: { contextDir: 'ignored' },
    output: { to: { kind: 'DockerImage', name: 'r.test/p/web:v1' } },
  });
  assert.deepEqual(
    containers.map(({ name, image, args, imagePullPolicy }) => [name, image, args, imagePullPolicy]),
    [['custom-build', 'mine', undefined, 'Always']],
  );
  assert.deepEqual(own('custom-build'), {
    LANG: 'C.utf8',
    OUTPUT_REGISTRY: 'r.test',
    OUTPUT_IMAGE: 'p/web:v1',
    A: '1',
    DOCKER_SOCKET: '/var/run/docker.sock',
  });
  assert.deepEqual(mounts('custom-build'), [
    ...['docker-socket', 'key-secret', ...everywhere, 'container-storage-root', 'container-storage-run'],
  ]);
});

test('volumes that users ask for are mounted where the builder finds them, and never over its own', () => {
  const volume = (destinationPath: string) => ({
    strategy: {
      dockerStrategy: {
        volumes: [
          {
            name: 'v',
            source: { type: 'Secret', secret: { secretName: 'My.Secret', optional: true } },
            mounts: [{ destinationPath }],
          },
        ],
      },
    },
  });
  const { spec } = podOf(volume('/etc/s'));
  assert.deepEqual(spec.volumes?.at(-1), {
    name: 'my-secret-user-build-volume',
    secret: { secretName: 'My.Secret', optional: true },
  });
  assert.deepEqual(spec.containers[0]?.volumeMounts?.at(-1), {
    name: 'my-secret-user-build-volume',
    mountPath: '/var/run/openshift.io/volumes/my.secret-user-build-volume',
    readOnly: true,
  });
  assert.throws(() => podOf(volume('/tmp/build')), /BuildVolumeMount path "\/tmp\/build" collides/);
});
