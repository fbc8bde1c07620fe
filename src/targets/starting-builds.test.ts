import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ClusterTerminal, openClusterTerminal } from './cluster-terminal.fixture.ts';

/** Asks for a build and returns what it says of itself. */
const start = async (terminal: ClusterTerminal, spec: object) => {
  const build = {
    apiVersion: 'build.openshift.io/v1',
    kind: 'Build',
    metadata: { name: 'b', namespace: 'demo' },
    spec,
  };
  await create(terminal, build);
  return statusOf(terminal);
};

const create = async (terminal: ClusterTerminal, object: object) => {
  const folder = await terminal.files('objects', { 'object.json': JSON.stringify(object) });
  const { stderr, exitCode } = await terminal.oc(`create -f ${folder}/object.json`);
  assert.equal(exitCode, 0, stderr);
};

const read = async ({ oc }: ClusterTerminal, what: string) => JSON.parse((await oc(`get ${what} -o json`)).stdout);

const statusOf = async (terminal: ClusterTerminal): Promise<(string | undefined)[]> => {
  const { phase, reason, message } = (await read(terminal, 'build b')).status;
  return [phase, reason, message];
};

const dockerfile = { source: { dockerfile: 'FROM scratch' } };
const docker = { strategy: { dockerStrategy: {} } };

test('a build that lacks secrets or config maps says which, and starts when they are there and somebody touches it', async () => {
  await using terminal = await openClusterTerminal();
  const { oc } = terminal;
  const source = {
    dockerfile: 'FROM scratch',
    secrets: [{ secret: { name: 's' } }],
    configMaps: [{ configMap: { name: 'm' } }],
  };
  const volumes = [
    { name: 'v', source: { type: 'ConfigMap', configMap: { name: 'n' } }, mounts: [{ destinationPath: '/v' }] },
  ];
  assert.deepEqual(await start(terminal, { source, strategy: { dockerStrategy: { volumes } } }), [
    'New',
    'GenericBuildFailed',
    'These resources do not exist: ConfigMaps [m, n] Secrets [s]',
  ]);
  await oc('create secret generic s');
  for (const name of ['m', 'n']) await oc(`create configmap ${name}`);
  await oc('label build b touched=yes');
  assert.deepEqual(await statusOf(terminal), ['Complete', undefined, undefined]);
});

test('the config maps of a build are those of its pod, with what the cluster says of registries', async () => {
  await using terminal = await openClusterTerminal();
  const { oc } = terminal;
  await oc(
    'patch image.config/cluster --type=merge -p {"spec":{"registrySources":{"blockedRegistries":["bad.test"]}}}',
  );
  await start(terminal, { ...dockerfile, ...docker });
  const { uid } = (await read(terminal, 'pod b-build')).metadata;
  for (const [name, keys] of [
    ['b-ca', ['service-ca.crt']],
    ['b-sys-config', ['policy.json']],
    ['b-global-ca', ['ca-bundle.crt']],
  ] as const) {
    const { metadata, data } = await read(terminal, `configmap ${name}`);
    assert.deepEqual(metadata.ownerReferences, [{ apiVersion: 'v1', kind: 'Pod', name: 'b-build', uid }]);
    assert.deepEqual(Object.keys(data), keys);
  }
  const { data } = await read(terminal, 'configmap b-sys-config');
  const policy = JSON.parse(data['policy.json']);
  assert.deepEqual(policy.transports.docker, { 'bad.test': [{ type: 'reject' }] });
  await oc('delete build b');
  assert.equal((await oc('get configmap b-ca')).exitCode, 1);
});

test('variables of a build are taken from secrets, config maps, its own fields and one another', async () => {
  await using terminal = await openClusterTerminal();
  await terminal.oc('create secret generic s --from-literal=key=deep');
  await terminal.oc('create configmap m --from-literal=key=wide');
  const from = (valueFrom: object, name: string) => ({ name, valueFrom });
  const env = [
    from({ secretKeyRef: { name: 's', key: 'key' } }, 'SECRET'),
    from({ configMapKeyRef: { name: 'm', key: 'key' } }, 'CONFIG'),
    from({ fieldRef: { fieldPath: 'metadata.name' } }, 'NAME'),
    { name: 'ALL', value: '$(SECRET)/$(CONFIG)/$(NAME)/$(NONE)' },
  ];
  await start(terminal, { ...dockerfile, strategy: { dockerStrategy: { env } } });
  const pod = await read(terminal, 'pod b-build');
  const seen = JSON.parse(pod.spec.containers[0].env[0].value);
  assert.deepEqual(seen.spec.strategy.dockerStrategy.env, [
    { name: 'SECRET', value: 'deep' },
    { name: 'CONFIG', value: 'wide' },
    { name: 'NAME', value: 'b' },
    { name: 'ALL', value: 'deep/wide/b/$(NONE)' },
  ]);
});

test('a build ends when its variables cannot be found', async () => {
  await using terminal = await openClusterTerminal();
  await terminal.oc('create configmap m --from-literal=key=wide');
  const env = [
    { name: 'A', valueFrom: { secretKeyRef: { name: 's', key: 'key' } } },
    { name: 'B', valueFrom: { configMapKeyRef: { name: 'm', key: 'other' } } },
    { name: 'C', valueFrom: { fieldRef: { fieldPath: 'status.phase' } } },
  ];
  assert.deepEqual(await start(terminal, { ...dockerfile, strategy: { dockerStrategy: { env } } }), [
    'Error',
    'UnresolvableEnvironmentVariable',
    'Unable to resolve build environment variable reference., [secrets "s" not found, key other not found in config map m, unsupported fieldPath: status.phase]',
  ]);
});

test('a build whose pod is refused says so in its status and in an event, and is tried again', async () => {
  await using terminal = await openClusterTerminal();
  const { oc } = terminal;
  await oc('create quota q --hard=pods=0');
  const refusal = 'pods "b-build" is forbidden: exceeded quota: q, requested: pods=1, used: pods=0, limited: pods=0';
  assert.deepEqual(await start(terminal, { ...dockerfile, ...docker }), [
    'New',
    'CannotCreateBuildPod',
    `Failed creating build pod: ${refusal}`,
  ]);
  const { stdout } = await oc('get events -o jsonpath={.items[?(@.reason=="FailedCreate")].message}');
  assert.match(stdout, new RegExp(`Error creating build pod: ${refusal}`));
});

for (const [name, spec, reason, message] of [
  [
    'its service account does not exist',
    { ...dockerfile, ...docker, serviceAccount: 'nobody' },
    'CannotRetrieveServiceAccount',
    'Unable to look up the service account secrets for this build.',
  ],
  [
    'a volume takes a path of the builder',
    {
      ...dockerfile,
      strategy: {
        dockerStrategy: {
          volumes: [
            { name: 'v', source: { type: 'CSI', csi: { driver: 'd' } }, mounts: [{ destinationPath: '/tmp/build' }] },
          ],
        },
      },
    },
    'CannotCreateBuildPodSpec',
    'Failed to create pod spec: failed to create a build pod spec for build demo/b: user provided BuildVolumeMount path "/tmp/build" collides with VolumeMount path created by the build controller',
  ],
] as const)
  test(`a build stays new when ${name}`, async () => {
    await using terminal = await openClusterTerminal();
    assert.deepEqual(await start(terminal, spec), ['New', reason, message]);
  });

test('a custom build runs its own image, which learns what to build', async () => {
  await using terminal = await openClusterTerminal();
  await terminal.serve('docker.io/acme/mine:latest', 'mine');
  const from = { kind: 'DockerImage', name: 'docker.io/acme/mine:latest' };
  const [phase] = await start(terminal, { strategy: { customStrategy: { from } } });
  assert.equal(phase, 'Running');
  const { spec } = await read(terminal, 'pod b-build');
  const variables = Object.fromEntries(
    spec.containers[0].env.map(({ name, value }: { name: string; value: string }) => [name, value]),
  );
  assert.equal(spec.containers[0].image, 'docker.io/acme/mine:latest');
  assert.equal(variables['OPENSHIFT_CUSTOM_BUILD_BASE_IMAGE'], 'docker.io/acme/mine:latest');
  assert.equal(JSON.parse(variables['BUILD'] ?? '').metadata.name, 'b');
});

test('a build waits for the pod of an earlier build of its name, and not for one that nobody owns', async () => {
  await using terminal = await openClusterTerminal();
  const { oc } = terminal;
  const pod = (more: object) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'b-build', namespace: 'demo', ...more },
    spec: { containers: [{ name: 'c', image: 'docker.io/acme/x' }] },
  });
  const { uid } = (await read(terminal, 'serviceaccount default')).metadata;
  await create(
    terminal,
    pod({ ownerReferences: [{ apiVersion: 'v1', kind: 'ServiceAccount', name: 'default', uid }] }),
  );
  assert.deepEqual(await start(terminal, { ...dockerfile, ...docker }), ['New', undefined, undefined]);
  await oc('delete pod b-build');
  await oc('label build b touched=yes');
  assert.deepEqual((await statusOf(terminal))[0], 'Complete');
  await oc('delete build b');
  await create(terminal, pod({}));
  assert.deepEqual(await start(terminal, { ...dockerfile, ...docker }), [
    'Error',
    'BuildPodExists',
    'The pod for this build already exists and is older than the build.',
  ]);
});

test('scripts of builder images run as root where the account of the build may', async () => {
  await using terminal = await openClusterTerminal();
  const { oc } = terminal;
  await terminal.serve('docker.io/acme/base:latest', 'base');
  await oc('create serviceaccount robot');
  const from = { kind: 'DockerImage', name: 'docker.io/acme/base:latest' };
  for (const [grant, limited] of [
    ['create serviceaccount other', true],
    ['adm policy add-scc-to-user anyuid -z robot', false],
  ] as const) {
    await oc(grant);
    await start(terminal, {
      source: { dockerfile: 'FROM x' },
      strategy: { sourceStrategy: { from } },
      serviceAccount: 'robot',
    });
    const { spec } = await read(terminal, 'pod b-build');
    assert.equal(
      spec.containers[0].env.some(({ name }: { name: string }) => name === 'ALLOWED_UIDS'),
      limited,
    );
    await oc('delete build b');
  }
});
