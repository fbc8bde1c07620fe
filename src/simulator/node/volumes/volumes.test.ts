import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Secret } from '../../../resources/access/secret.ts';
import type { ConfigMap } from '../../../resources/config-map.ts';
import { configMapKind, secretKind } from '../../../resources/kinds/kinds.ts';
import type { Container, EnvVar, PodSpec, Volume, VolumeMount } from '../../../resources/workloads/pod-spec.ts';
import { nodeWorld } from '../node-world.ts';

const settings: ConfigMap = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings', namespace: 'a' },
  data: { 'app.conf': 'level=info\n', other: 'x' },
};

const login: Secret = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'login', namespace: 'a' },
  type: 'Opaque',
  data: { password: Buffer.from('s3cr3t').toString('base64') },
};

interface Particulars {
  readonly spec?: Partial<PodSpec>;
  readonly mount?: Partial<VolumeMount>;
  readonly more?: VolumeMount[];
  readonly env?: EnvVar[];
  readonly container?: Partial<Container>;
}

const world = async (
  context: TestContext,
  volume: Omit<Volume, 'name'>,
  script: string,
  { spec, mount, more = [], env, container }: Particulars = {},
) => {
  const made = await nodeWorld(context);
  made.registry.serve('org/app', 'v1');
  await made.client.create(configMapKind, settings);
  await made.client.create(secretKind, login);
  await made.run(
    'web',
    'registry.test/org/app:v1',
    { restartPolicy: 'Never', volumes: [{ name: 'v', ...volume }], ...spec },
    {
      command: ['sh', '-c', script],
      volumeMounts: [{ name: 'v', mountPath: '/v', ...mount }, ...more],
      ...(env && { env }),
      ...container,
    },
  );
  return made;
};

const rows: { name: string; volume: Omit<Volume, 'name'>; script: string; says: string[]; options?: Particulars }[] = [
  {
    name: 'each key of a config map is a file, behind links that change at once',
    volume: { configMap: { name: 'settings' } },
    script: 'cat /v/app.conf; ls /v; stat -c "%F %a" /v/..data/other; stat -c %F /v/other',
    says: ['level=info', 'app.conf', 'other', 'regular file 644', 'symbolic link'],
  },
  {
    name: 'a secret shows chosen keys under other names, with modes of their own',
    volume: {
      secret: { secretName: 'login', defaultMode: 0o400, items: [{ key: 'password', path: 'db/pass', mode: 0o440 }] },
    },
    script: 'cat /v/db/pass; stat -L -c " %a" /v/db/pass',
    says: ['s3cr3t 440'],
  },
  {
    name: 'the downward API tells labels as lines, and what a container may use',
    volume: {
      downwardAPI: {
        items: [
          { path: 'name', fieldRef: { fieldPath: 'metadata.name' } },
          { path: 'cpu', resourceFieldRef: { containerName: 'c', resource: 'limits.cpu', divisor: '1m' } },
        ],
      },
    },
    script: 'cat /v/name; echo; cat /v/cpu',
    says: ['web', '3500'],
  },
  {
    name: 'a projected volume joins several sources',
    volume: {
      projected: {
        sources: [
          { configMap: { name: 'settings', items: [{ key: 'other', path: 'one' }] } },
          { secret: { name: 'login' } },
          { configMap: { name: 'nobody', optional: true } },
        ],
      },
    },
    script: 'ls /v; cat /v/one /v/password',
    says: ['one', 'password', 'xs3cr3t'],
  },
  {
    name: 'a part of a volume can be mounted alone',
    volume: { configMap: { name: 'settings' } },
    script: 'cat /etc/app.conf; ls /v',
    says: ['level=info', "ls: cannot access '/v': No such file or directory"],
    options: { mount: { mountPath: '/etc/app.conf', subPath: 'app.conf' } },
  },
  {
    name: 'nothing is written to what comes from the API',
    volume: { configMap: { name: 'settings' } },
    script: 'echo y > /v/other; rm /v/other; chmod 700 /v/other',
    says: [
      'sh: /v/other: Read-only file system',
      "rm: cannot remove '/v/other': Read-only file system",
      "chmod: changing permissions of '/v/other': Read-only file system",
    ],
  },
];

for (const { name, volume, script, says, options } of rows)
  test(name, async (context) => {
    const { output } = await world(context, volume, script, options);
    assert.deepEqual(output('web'), says);
  });

test('containers of a pod share an empty folder, also from one start to the next', async (context) => {
  const { output, pod, advance } = await world(
    context,
    { emptyDir: {} },
    'if [ -r /v/seen ]; then cat /v/seen; exit 0; else echo once > /v/seen; exit 1; fi',
    { spec: { restartPolicy: 'OnFailure' } },
  );
  await advance(30);
  assert.deepEqual([output('web'), pod('web')?.status?.phase], [['once'], 'Succeeded']);
});

test('a pod waits for a config map that is not there, with an event', async (context) => {
  const { pod, events, client, advance } = await world(context, { configMap: { name: 'nobody' } }, 'cat /v/other');
  const [container] = pod('web')?.status?.containerStatuses ?? [];
  assert.deepEqual(
    [pod('web')?.status?.phase, container?.state],
    ['Pending', { waiting: { reason: 'ContainerCreating' } }],
  );
  await advance(2);
  assert.deepEqual(events('web'), [
    'Warning FailedMount 3: MountVolume.SetUp failed for volume "v" : configmap "nobody" not found',
  ]);
  await client.create<ConfigMap>(configMapKind, { ...settings, metadata: { name: 'nobody', namespace: 'a' } });
  await advance(130);
  assert.equal(pod('web')?.status?.phase, 'Succeeded');
});

test('a change of a config map shows in its files', async (context) => {
  const { output, client, advance } = await world(
    context,
    { configMap: { name: 'settings' } },
    'cat /v/other; sleep 60; cat /v/other',
  );
  await client.modify<ConfigMap>(configMapKind, 'a', 'settings', ({ data = {} }) => void (data['other'] = 'y'));
  await advance(61);
  assert.deepEqual(output('web'), ['xy']);
});

test('what a container writes to its termination log is its message', async (context) => {
  const { pod } = await world(context, { emptyDir: {} }, 'echo -n broken > /dev/termination-log; exit 3');
  const { terminated } = pod('web')?.status?.containerStatuses?.[0]?.state ?? {};
  assert.deepEqual([terminated?.message, terminated?.exitCode], ['broken', 3]);
});

test('files and folders come and go', async (context) => {
  const { output } = await world(
    context,
    { emptyDir: {} },
    'mkdir -p /v/a/b && touch /v/a/b/c; ls /v/a/b; mkdir /v/a; rm /v/a; rm -r /v/a; ls /v; rm -f /v/a; [[ -d /v ]] && echo left',
  );
  assert.deepEqual(output('web'), [
    'c',
    "mkdir: cannot create directory '/v/a': File exists",
    "rm: cannot remove '/v/a': Is a directory",
    'left',
  ]);
});

for (const { subPathExpr, message } of [
  { subPathExpr: '$(NOBODY)', message: 'missing value for "NOBODY"' },
  { subPathExpr: '$(TOP)/x', message: 'error SubPath `/x` must not be an absolute path' },
])
  test(`a container whose part of a volume is ${subPathExpr} is not made`, async (context) => {
    const { pod } = await world(context, { emptyDir: {} }, 'true', { mount: { subPathExpr }, env: [{ name: 'TOP' }] });
    assert.deepEqual(pod('web')?.status?.containerStatuses?.[0]?.state, {
      waiting: { reason: 'CreateContainerConfigError', message },
    });
  });

test('the part of a volume that is mounted comes into being', async (context) => {
  const { output } = await world(context, { emptyDir: {} }, 'ls /all; echo x > /v/file; cat /all/web/file', {
    mount: { subPathExpr: '$(HOSTNAME)' },
    more: [{ name: 'v', mountPath: '/all' }],
  });
  assert.deepEqual(output('web'), ['web', 'x']);
});

test('a root file system is written to unless the container forbids it', async (context) => {
  const { output } = await world(context, { emptyDir: {} }, 'echo x > /tmp/file; echo y > /v/file; cat /v/file', {
    container: { securityContext: { readOnlyRootFilesystem: true } },
  });
  assert.deepEqual(output('web'), ['sh: /tmp/file: Read-only file system', 'y']);
});

test('a container that follows the end of nothing runs on', async (context) => {
  const { pod } = await world(context, { emptyDir: {} }, 'tail -f /dev/null');
  assert.equal(pod('web')?.status?.phase, 'Running');
});

test('the groups of a pod are those of its processes, and of files that come from the API', async (context) => {
  const { output } = await world(
    context,
    { secret: { secretName: 'login', defaultMode: 0o400 } },
    'id -G; stat -L -c "%a %g" /v/password',
    {
      spec: { securityContext: { fsGroup: 2000, supplementalGroups: [3000] } },
    },
  );
  assert.deepEqual(output('web'), ['0 2000 3000', '440 2000']);
});

test('the last words of a container end as it has ended them', async (context) => {
  const { pod } = await world(context, { emptyDir: {} }, 'echo -n DONE; false', {
    container: { terminationMessagePolicy: 'FallbackToLogsOnError' },
  });
  assert.equal(pod('web')?.status?.containerStatuses?.[0]?.state?.terminated?.message, 'DONE');
});
