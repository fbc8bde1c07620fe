import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podKind } from '../../../../resources/kinds/kinds.ts';
import { type Pod, plainPod } from '../../../../resources/workloads/pod.ts';
import type { Container, PodSpec } from '../../../../resources/workloads/pod-spec.ts';
import { controlPlane, createProject } from '../../../testing/control-plane.ts';

const create = async (spec: Partial<PodSpec> & { container?: Partial<Container> }, name = 'p') => {
  const plane = controlPlane();
  await createProject(plane, 'a');
  const pod = plainPod({ name, namespace: 'a' }, 'docker.io/acme/web:v1');
  const { container, ...rest } = spec;
  Object.assign(pod.spec.containers[0] as Container, container);
  Object.assign(pod.spec, rest);
  return { ...plane, pod: await plane.client.create<Pod>(podKind, pod) };
};

for (const [image, policy] of [
  ['docker.io/acme/web', 'Always'],
  ['docker.io/acme/web:latest', 'Always'],
  ['docker.io/acme/web:v1', 'IfNotPresent'],
  [`docker.io/acme/web@sha256:${'a'.repeat(64)}`, 'IfNotPresent'],
  ['image-registry.openshift-image-registry.svc:5000/a/web:v1', 'IfNotPresent'],
] as const) {
  test(`${image.slice(0, 40)} is pulled ${policy}`, async () => {
    const { pod } = await create({ container: { image } });
    assert.equal(pod.spec.containers[0]?.imagePullPolicy, policy);
  });
}

const twice = { name: 'c', image: 'x' };
for (const [name, spec, message] of [
  [
    'a blank image',
    { container: { image: ' ' } },
    'spec.containers[0].image: Invalid value: " ": must not have leading or trailing whitespace',
  ],
  ['no image', { container: { image: '' } }, 'spec.containers[0].image: Required value'],
  ['no container', { containers: [] }, 'spec.containers: Required value'],
  [
    'two containers of one name',
    { containers: [{ ...twice }, { ...twice }] },
    'spec.containers[1].name: Duplicate value: "c"',
  ],
  [
    'a port out of range',
    { container: { ports: [{ containerPort: 70000 }] } },
    'spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive',
  ],
  [
    'a mount without a volume',
    { container: { volumeMounts: [{ name: 'v', mountPath: '/v' }] } },
    'spec.containers[0].volumeMounts[0].name: Not found: "v"',
  ],
  [
    'an unknown pull policy',
    { container: { imagePullPolicy: 'Sometimes' } },
    'spec.containers[0].imagePullPolicy: Unsupported value: "Sometimes": supported values: "Always", "IfNotPresent", "Never"',
  ],
  [
    'an unknown restart policy',
    { restartPolicy: 'Maybe' },
    'spec.restartPolicy: Unsupported value: "Maybe": supported values: "Always", "OnFailure", "Never"',
  ],
  [
    'a variable without a name',
    { container: { env: [{ name: '', value: 'x' }] } },
    'spec.containers[0].env[0].name: Required value',
  ],
  [
    'a request over the limit',
    { container: { resources: { limits: { cpu: '1' }, requests: { cpu: '2' } } } },
    'spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1',
  ],
] as const) {
  test(`${name} is refused`, async () => {
    await assert.rejects(create(spec as never), { code: 422, message: `Pod "p" is invalid: ${message}` });
  });
}

test('text that is no quantity cannot be decoded', async () => {
  await assert.rejects(create({ container: { resources: { limits: { cpu: 'lots' } } } }), {
    code: 400,
    message: "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
  });
});

for (const [resources, quality] of [
  [undefined, 'BestEffort'],
  [{ requests: { cpu: '1' } }, 'Burstable'],
  [{ limits: { cpu: '1', memory: '1Gi' } }, 'Guaranteed'],
] as const) {
  test(`resources ${JSON.stringify(resources)} make a pod ${quality}`, async () => {
    const { pod } = await create({ container: { resources } as never });
    assert.equal(pod.status?.qosClass, quality);
  });
}

test('only the image of a pod may change', async () => {
  const { client } = await create({});
  await client.modify<Pod>(
    podKind,
    'a',
    'p',
    ({ spec }) => void ((spec.containers[0] as Container).image = 'docker.io/acme/web:v2'),
  );
  const rename = ({ spec }: Pod): void => void ((spec.containers[0] as Container).command = ['sleep']);
  await assert.rejects(client.modify<Pod>(podKind, 'a', 'p', rename), {
    code: 422,
    message: /^Pod "p" is invalid: spec: Forbidden: pod updates may not change fields other than/,
  });
});

const bind = { apiVersion: 'v1', kind: 'Binding', metadata: { name: 'p' }, target: { kind: 'Node', name: 'worker-0' } };

test('a pod is bound to a node once', async () => {
  const { client } = await create({});
  await client.createAt(podKind, 'a', 'p', 'binding', bind);
  const { spec, status } = await client.get<Pod>(podKind, 'a', 'p');
  assert.equal(spec.nodeName, 'worker-0');
  assert.deepEqual(
    status?.conditions?.map(({ type }) => type),
    ['PodScheduled'],
  );
  await assert.rejects(client.createAt(podKind, 'a', 'p', 'binding', bind), {
    code: 409,
    message: 'Operation cannot be fulfilled on pods/binding "p": pod p is already assigned to node "worker-0"',
  });
});

test('a bound pod waits for its kubelet when it is deleted', async () => {
  const { client } = await create({});
  await client.createAt(podKind, 'a', 'p', 'binding', bind);
  await client.delete(podKind, 'a', 'p');
  const { metadata } = await client.get<Pod>(podKind, 'a', 'p');
  assert.deepEqual([metadata.deletionTimestamp, metadata.deletionGracePeriodSeconds], ['2026-01-05T09:00:30Z', 30]);
  await client.delete(podKind, 'a', 'p', { gracePeriodSeconds: 0 });
  await assert.rejects(client.get(podKind, 'a', 'p'), { code: 404 });
});

test('a pod that no node has seen goes at once', async () => {
  const { client } = await create({});
  await client.delete(podKind, 'a', 'p');
  await assert.rejects(client.get(podKind, 'a', 'p'), { code: 404, message: 'pods "p" not found' });
});
