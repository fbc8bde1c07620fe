import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podKind, replicaSetKind, resourceQuotaKind, secretKind, serviceKind } from '../../../resources/kinds/kinds.ts';
import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { ResourceQuota } from '../../../resources/projects/resource-quota.ts';
import type { ResourceRequirements } from '../../../resources/workloads/pod-spec.ts';
import type { ReplicaSet } from '../../../resources/workloads/replica-set.ts';
import { resourceQuotaAdmission } from '../../apis/admission/resource-quota.ts';
import { controlPlane, createProject, instantNode } from '../../testing/control-plane.ts';
import { createReplicaSetController } from '../replica-set/replica-set-controller.ts';
import { createResourceQuotaController } from './resource-quota-controller.ts';

const cluster = async (spec: ResourceQuota['spec']) => {
  const plane = controlPlane(createReplicaSetController(), instantNode);
  plane.machinery.validation.push(resourceQuotaAdmission(plane.client, plane.listers, () => plane.clock.now()));
  plane.run(createResourceQuotaController(plane.servedKinds));
  await createProject(plane, 'a');
  const create = (kind: ResourceKind, name: string, content: object) =>
    plane.client.create(kind, {
      apiVersion: apiVersionOf(kind),
      kind: kind.kind,
      metadata: { name, namespace: 'a' },
      ...content,
    });
  await create(resourceQuotaKind, 'q', { spec });
  await plane.settle();
  const status = async () => {
    await plane.settle();
    return (await plane.client.get<ResourceQuota>(resourceQuotaKind, 'a', 'q')).status;
  };
  const pod = (name: string, resources: ResourceRequirements = {}, rest: object = {}) =>
    create(podKind, name, { spec: { containers: [{ name: 'c', image: 'web:1', resources }], ...rest } });
  return { ...plane, create, pod, status };
};

test('pods and what they ask for count until they end', async () => {
  const { pod, status, client } = await cluster({ hard: { pods: '2', 'requests.cpu': '1', 'limits.memory': '1Gi' } });
  assert.deepEqual(await status(), {
    hard: { pods: '2', 'requests.cpu': '1', 'limits.memory': '1Gi' },
    used: { pods: '0', 'requests.cpu': '0', 'limits.memory': '0' },
  });
  await pod('one', { requests: { cpu: '600m' }, limits: { memory: '512Mi' } });
  assert.deepEqual((await status())?.used, { pods: '1', 'requests.cpu': '600m', 'limits.memory': '512Mi' });
  await assert.rejects(pod('two', { requests: { cpu: '500m' }, limits: { memory: '1Gi' } }), {
    code: 403,
    message:
      'pods "two" is forbidden: exceeded quota: q, requested: limits.memory=1Gi,requests.cpu=500m, used: limits.memory=512Mi,requests.cpu=600m, limited: limits.memory=1Gi,requests.cpu=1',
  });
  await assert.rejects(pod('three'), {
    message: 'pods "three" is forbidden: failed quota: q: must specify limits.memory for: c; requests.cpu for: c',
  });
  await client.delete(podKind, 'a', 'one');
  assert.deepEqual((await status())?.used, { pods: '0', 'requests.cpu': '0', 'limits.memory': '0' });
});

test('a replica set makes as many pods as the quota allows, and says what it could not', async () => {
  const { create, status, client, settle, events } = await cluster({ hard: { pods: '2' } });
  const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'c', image: 'web:1' }] } };
  await create(replicaSetKind, 'web', { spec: { replicas: 3, selector: { matchLabels: { app: 'web' } }, template } });
  await settle();
  assert.deepEqual((await status())?.used, { pods: '2' });
  const web = await client.get<ReplicaSet>(replicaSetKind, 'a', 'web');
  assert.equal(web.status?.replicas, 2);
  assert.match(
    web.status?.conditions?.[0]?.message ?? '',
    /^pods "web-\w{5}" is forbidden: exceeded quota: q, requested: pods=1, used: pods=2, limited: pods=2$/,
  );
  assert.ok(events().some((event) => /FailedCreate Error creating: pods "web-\w+" is forbidden: exceeded/.test(event)));
});

test('objects of any kind are counted, by old and by new names', async () => {
  const hard = { secrets: '1', 'count/secrets': '5', 'count/services': '1', 'services.nodeports': '1' };
  const { create, status } = await cluster({ hard });
  await create(secretKind, 's', {});
  await assert.rejects(create(secretKind, 't', {}), {
    message: 'secrets "t" is forbidden: exceeded quota: q, requested: secrets=1, used: secrets=1, limited: secrets=1',
  });
  const ports = [{ port: 80 }, { port: 81, name: 'b' }].map((port, index) => ({ name: `p${index}`, ...port }));
  await assert.rejects(create(serviceKind, 'n', { spec: { type: 'NodePort', ports } }), /services.nodeports=2/);
  await create(serviceKind, 'c', { spec: { ports } });
  assert.deepEqual((await status())?.used, {
    secrets: '1',
    'count/secrets': '1',
    'count/services': '1',
    'services.nodeports': '0',
  });
});

test('a quota with scopes counts the pods within them', async () => {
  const { pod, status } = await cluster({ hard: { pods: '1' }, scopes: ['BestEffort', 'NotTerminating'] });
  await pod('small', { requests: { cpu: '1' } });
  await pod('short', {}, { activeDeadlineSeconds: 5 });
  await pod('plain');
  assert.deepEqual((await status())?.used, { pods: '1' });
  await assert.rejects(pod('second'), /exceeded quota/);
});

test('what is there when a quota comes counts, and a new limit is seen at once', async () => {
  const { create, client, status } = await cluster({ hard: { configmaps: '5' } });
  await create(secretKind, 's', {});
  await client.modify<ResourceQuota>(resourceQuotaKind, 'a', 'q', (quota) => {
    quota.spec.hard = { secrets: '1' };
  });
  assert.deepEqual(await status(), { hard: { secrets: '1' }, used: { secrets: '1' } });
});

for (const [hard, extra, finding] of [
  [
    { foo: '1' },
    {},
    '[spec.hard[foo]: Invalid value: foo: must be a standard resource type or fully qualified, spec.hard[foo]: Invalid value: foo: must be a standard resource for quota]',
  ],
  [{ pods: '-1' }, {}, 'spec.hard[pods]: Invalid value: "-1": must be greater than or equal to 0'],
  [
    { pods: '500m' },
    {},
    'spec.hard[pods]: Invalid value: resource.Quantity{i:resource.int64Amount{value:500, scale:-3}, d:resource.infDecAmount{Dec:(*inf.Dec)(nil)}, s:"500m", Format:"DecimalSI"}: must be an integer',
  ],
  [
    { secrets: '1' },
    { scopes: ['Terminating'] },
    'spec.scopes: Invalid value: []core.ResourceQuotaScope{"Terminating"}: unsupported scope applied to resource',
  ],
  [
    { pods: '1' },
    { scopes: ['BestEffort', 'NotBestEffort'] },
    'spec.scopes: Invalid value: []core.ResourceQuotaScope{"BestEffort", "NotBestEffort"}: conflicting scopes',
  ],
] as const)
  test(`a quota of ${JSON.stringify({ hard, ...extra })} is refused`, async () => {
    const { create } = await cluster({});
    await assert.rejects(create(resourceQuotaKind, 'bad', { spec: { hard, ...extra } }), {
      message: `ResourceQuota "bad" is invalid: ${finding}`,
    });
  });
