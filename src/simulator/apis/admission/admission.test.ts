import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  configMapKind,
  limitRangeKind,
  namespaceKind,
  podKind,
  priorityClassKind,
} from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { type Pod, plainPod } from '../../../resources/workloads/pod.ts';
import { controlPlane, createProject } from '../../testing/control-plane.ts';

const cluster = async () => {
  const plane = controlPlane();
  await createProject(plane, 'a');
  const createPod = (edit: (pod: Pod) => void = () => {}) => {
    const pod = plainPod({ name: 'p', namespace: 'a' }, 'web:1');
    edit(pod);
    return plane.client.create(podKind, pod);
  };
  return { ...plane, createPod };
};

test('nothing is created in a namespace that does not exist', async () => {
  const { client } = await cluster();
  await assert.rejects(
    client.create(configMapKind, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'm', namespace: 'nosuch' } }),
    {
      code: 404,
      message: 'namespaces "nosuch" not found',
    },
  );
});

test('limit ranges fill in resources and set bounds', async () => {
  const { client, createPod } = await cluster();
  const limits = [{ type: 'Container', default: { cpu: '500m' }, defaultRequest: { cpu: '100m' }, max: { cpu: '1' } }];
  await client.create(limitRangeKind, {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name: 'l', namespace: 'a' },
    spec: { limits },
  } as KubeObject);
  const pod = await createPod();
  assert.deepEqual(pod.spec.containers[0]?.resources, { limits: { cpu: '500m' }, requests: { cpu: '100m' } });
  assert.equal(pod.status?.qosClass, 'Burstable');
  const greedy = createPod(({ metadata, spec }) => {
    metadata.name = 'q';
    (spec.containers[0] as { resources?: object }).resources = { limits: { cpu: '2' } };
  });
  await assert.rejects(greedy, {
    code: 403,
    message: 'pods "q" is forbidden: maximum cpu usage per Container is 1, but limit is 2',
  });
});

test('a priority class becomes a number', async () => {
  const { client, createPod } = await cluster();
  await client.create(priorityClassKind, {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name: 'high' },
    value: 1000,
  } as KubeObject);
  assert.equal((await createPod(({ spec }) => void (spec.priorityClassName = 'high'))).spec.priority, 1000);
  const unknown = createPod(({ metadata, spec }) => {
    metadata.name = 'q';
    spec.priorityClassName = 'nosuch';
  });
  await assert.rejects(unknown, {
    code: 403,
    message: 'pods "q" is forbidden: no PriorityClass with name nosuch was found',
  });
});

test('the number of a priority comes from its class', async () => {
  const { createPod } = await cluster();
  const numbered = createPod(({ metadata, spec }) => {
    metadata.name = 'q';
    spec.priority = 100;
  });
  await assert.rejects(numbered, {
    code: 403,
    message:
      'pods "q" is forbidden: the integer value of priority (100) must not be provided in pod spec; priority admission controller computed 0 from the given PriorityClass name',
  });
});

test('one priority class is the default', async () => {
  const { client, createPod } = await cluster();
  const create = (name: string) =>
    client.create(priorityClassKind, {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name },
      value: 7,
      globalDefault: true,
    } as KubeObject);
  await create('usual');
  const { priority, priorityClassName } = (await createPod(() => {})).spec;
  assert.deepEqual([priorityClassName, priority], ['usual', 7]);
  await assert.rejects(create('other'), {
    code: 403,
    message:
      'priorityclasses.scheduling.k8s.io "other" is forbidden: PriorityClass usual is already marked as default. Only one default can exist',
  });
});

test('the node selector of a project goes to its pods', async () => {
  const { client, createPod } = await cluster();
  await client.modify(
    namespaceKind,
    undefined,
    'a',
    ({ metadata }) => void (metadata.annotations = { 'openshift.io/node-selector': 'tier=web' }),
  );
  assert.deepEqual((await createPod()).spec.nodeSelector, { tier: 'web' });
});

test('own tolerations of the default taints are kept', async () => {
  const { createPod } = await cluster();
  const own = { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 10 };
  const { spec } = await createPod((pod) => void (pod.spec.tolerations = [own]));
  assert.deepEqual(
    spec.tolerations?.map(({ tolerationSeconds }) => tolerationSeconds),
    [10, 300],
  );
});

test('a change that leaves them out does not take the tolerations away', async () => {
  const { client, createPod } = await cluster();
  const { spec } = await createPod((pod) => {
    (pod.spec.containers[0] as { resources?: object }).resources = { requests: { memory: '1Gi' } };
  });
  assert.equal(spec.tolerations?.length, 3);
  const changed = await client.modify<Pod>(podKind, 'a', 'p', (pod) => void (pod.spec.tolerations = []));
  assert.equal(changed.spec.tolerations?.length, 3);
});
