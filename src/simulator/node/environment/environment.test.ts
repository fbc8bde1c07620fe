import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Secret } from '../../../resources/access/secret.ts';
import type { ConfigMap } from '../../../resources/config-map.ts';
import { configMapKind, secretKind } from '../../../resources/kinds/kinds.ts';
import type { Container } from '../../../resources/workloads/pod-spec.ts';
import { nodeWorld } from '../node-world.ts';

const settings: ConfigMap = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings', namespace: 'a' },
  data: { LEVEL: 'info', COLOR: 'blue' },
};

const password: Secret = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'login', namespace: 'a' },
  type: 'Opaque',
  data: { password: Buffer.from('s3cr3t').toString('base64') },
};

const world = async (context: TestContext, container: Partial<Container>) => {
  const made = await nodeWorld(context);
  made.registry.serve('org/app', 'v1');
  await made.client.create(configMapKind, settings);
  await made.client.create(secretKind, password);
  await made.run('web', 'registry.test/org/app:v1', { restartPolicy: 'Never' }, container);
  return made;
};

const rows: { name: string; container: Partial<Container>; says: string }[] = [
  {
    name: 'a key of a config map and one of a secret',
    container: {
      args: ['-c', 'echo $LEVEL $PASSWORD'],
      env: [
        { name: 'LEVEL', valueFrom: { configMapKeyRef: { name: 'settings', key: 'LEVEL' } } },
        { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'login', key: 'password' } } },
      ],
    },
    says: 'info s3cr3t',
  },
  {
    name: 'all keys with a prefix, of which single variables override some',
    container: {
      args: ['-c', 'echo $APP_LEVEL $APP_COLOR'],
      envFrom: [{ prefix: 'APP_', configMapRef: { name: 'settings' } }],
      env: [{ name: 'APP_COLOR', value: 'red' }],
    },
    says: 'info red',
  },
  {
    name: 'the pod and its resources',
    container: {
      args: ['-c', 'echo $NAME $ADDRESS $NODE $CPU $MEMORY $ALL'],
      resources: { requests: { cpu: '250m' }, limits: { memory: '32Mi' } },
      env: [
        { name: 'NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
        { name: 'ADDRESS', valueFrom: { fieldRef: { fieldPath: 'status.podIPs' } } },
        { name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'status.hostIP' } } },
        { name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'requests.cpu', divisor: '1m' } } },
        { name: 'MEMORY', valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '1Mi' } } },
        { name: 'ALL', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } },
      ],
    },
    says: 'web 10.128.0.5 10.99.1.10 250 32 4',
  },
  {
    name: 'nothing of what is optional and not there',
    container: {
      args: ['-c', 'echo [$ONE$TWO]'],
      envFrom: [{ secretRef: { name: 'nobody', optional: true } }],
      env: [
        { name: 'ONE', valueFrom: { configMapKeyRef: { name: 'nobody', key: 'x', optional: true } } },
        { name: 'TWO', valueFrom: { secretKeyRef: { name: 'login', key: 'nothing', optional: true } } },
      ],
    },
    says: '[]',
  },
];

for (const { name, container, says } of rows)
  test(`a container is told ${name}`, async (context) => {
    const { output } = await world(context, { command: ['sh'], ...container });
    assert.deepEqual(output('web'), [says]);
  });

test('values and arguments refer to variables that were declared before', async (context) => {
  const { output } = await world(context, {
    command: ['echo'],
    args: ['$(WHOLE)', '$(NOBODY)', '$$(WHOLE)'],
    env: [
      { name: 'PART', value: 'b' },
      { name: 'WHOLE', value: 'a-$(PART)-$(LATER)' },
      { name: 'LATER', value: 'c' },
    ],
  });
  assert.deepEqual(output('web'), ['a-b-$(LATER) $(NOBODY) $(WHOLE)']);
});

for (const { securityContext, user = '1001', reason } of [
  { securityContext: { runAsNonRoot: true } },
  { securityContext: { runAsNonRoot: true, runAsUser: 7 }, user: '' },
  { securityContext: { runAsNonRoot: true, runAsUser: 0 }, reason: "container's runAsUser breaks non-root policy" },
  {
    securityContext: { runAsNonRoot: true },
    user: '',
    reason: 'container has runAsNonRoot and image will run as root',
  },
  {
    securityContext: { runAsNonRoot: true },
    user: 'app',
    reason: 'container has runAsNonRoot and image has non-numeric user (app), cannot verify user is non-root',
  },
])
  test(`an image with the user "${user}" under ${JSON.stringify(securityContext)} ${reason ? 'is refused' : 'runs'}`, async (context) => {
    const made = await nodeWorld(context);
    made.registry.serve('org/app', 'v1', { user });
    await made.run('web', 'registry.test/org/app:v1', {}, { securityContext });
    const { metadata, status } = made.pod('web') ?? {};
    const { waiting, running } = status?.containerStatuses?.[0]?.state ?? {};
    if (reason === undefined) return assert.ok(running);
    assert.deepEqual(waiting, {
      reason: 'CreateContainerConfigError',
      message: `${reason} (pod: "web_a(${metadata?.uid})", container: c)`,
    });
  });

for (const { what, container, message } of [
  {
    what: 'a config map',
    container: { envFrom: [{ configMapRef: { name: 'nobody' } }] },
    message: 'configmap "nobody" not found',
  },
  {
    what: 'a secret',
    container: { env: [{ name: 'X', valueFrom: { secretKeyRef: { name: 'nobody', key: 'x' } } }] },
    message: 'secret "nobody" not found',
  },
  {
    what: 'a key of a config map',
    container: { env: [{ name: 'X', valueFrom: { configMapKeyRef: { name: 'settings', key: 'nothing' } } }] },
    message: "couldn't find key nothing in ConfigMap a/settings",
  },
])
  test(`a container that lacks ${what} is not made until it is there`, async (context) => {
    const { pod, events, advance, client } = await world(context, container);
    const state = () => pod('web')?.status?.containerStatuses?.[0]?.state;
    assert.deepEqual(state(), { waiting: { reason: 'CreateContainerConfigError', message } });
    assert.ok(
      events('web').some((event) => event.startsWith('Warning Failed') && event.endsWith(`: Error: ${message}`)),
    );
    const metadata = { name: 'nobody', namespace: 'a' };
    await client.create<ConfigMap>(configMapKind, { ...settings, metadata });
    await client.create<Secret>(secretKind, { ...password, metadata, data: { x: '' } });
    await client.modify<ConfigMap>(configMapKind, 'a', 'settings', ({ data = {} }) => void (data['nothing'] = 'now'));
    await advance(30);
    assert.ok(state()?.running);
  });
