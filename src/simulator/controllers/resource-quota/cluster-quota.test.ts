import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configMapKind, namespaceKind } from '../../../resources/kinds/kinds.ts';
import { appliedClusterResourceQuotaKind, clusterResourceQuotaKind } from '../../../resources/kinds/platform-kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { ClusterResourceQuota } from '../../../resources/projects/cluster-resource-quota.ts';
import { resourceQuotaAdmission } from '../../apis/admission/resource-quota.ts';
import { quotaStorages } from '../../apis/quota/quota-storages.ts';
import { controlPlane } from '../../testing/control-plane.ts';
import { createClusterQuotaController } from './cluster-quota-controller.ts';

const cluster = () => {
  const plane = controlPlane();
  plane.catalog.add(...quotaStorages(plane.machinery, plane.listers));
  plane.machinery.validation.push(resourceQuotaAdmission(plane.client, plane.listers, () => plane.clock.now()));
  plane.run(createClusterQuotaController(plane.servedKinds));
  const project = (name: string, labels: Record<string, string>) =>
    plane.client.create(namespaceKind, { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });
  const quota = (name: string, spec: object) =>
    plane.client.create<ClusterResourceQuota>(clusterResourceQuotaKind, {
      apiVersion: apiVersionOf(clusterResourceQuotaKind),
      kind: 'ClusterResourceQuota',
      metadata: { name },
      spec,
    } as ClusterResourceQuota);
  const configMap = (namespace: string, name: string) =>
    plane.client.create(configMapKind, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace } });
  const status = async () => {
    await plane.settle();
    return (await plane.client.get<ClusterResourceQuota>(clusterResourceQuotaKind, undefined, 'q')).status;
  };
  return { ...plane, project, quota, configMap, status };
};

const three = { selector: { labels: { matchLabels: { team: 'blue' } } }, quota: { hard: { configmaps: '3' } } };

test('projects share a quota: what each takes counts for itself and in all, and more is refused', async () => {
  const { project, quota, configMap, status, client } = cluster();
  await project('a', { team: 'blue' });
  await project('b', { team: 'blue' });
  await project('c', { team: 'red' });
  await configMap('b', 'early');
  await quota('q', three);
  assert.deepEqual(await status(), {
    namespaces: [
      { namespace: 'a', status: { hard: { configmaps: '3' }, used: { configmaps: '0' } } },
      { namespace: 'b', status: { hard: { configmaps: '3' }, used: { configmaps: '1' } } },
    ],
    total: { hard: { configmaps: '3' }, used: { configmaps: '1' } },
  });
  await configMap('a', 'one');
  await configMap('a', 'two');
  await configMap('c', 'other');
  await assert.rejects(configMap('b', 'more'), {
    code: 403,
    message:
      'configmaps "more" is forbidden: exceeded quota: q, requested: configmaps=1, used: configmaps=3, limited: configmaps=3',
  });
  await client.delete(configMapKind, 'a', 'two');
  const { namespaces = [], total } = (await status()) ?? {};
  assert.deepEqual(total?.used, { configmaps: '2' });
  assert.deepEqual(
    (namespaces ?? []).map(({ namespace, status: { used } }) => [namespace, used]),
    [
      ['a', { configmaps: '1' }],
      ['b', { configmaps: '1' }],
    ],
  );
});

test('a project that loses its label, or comes later, changes what is counted', async () => {
  const { project, quota, configMap, status, client } = cluster();
  await quota('q', three);
  assert.equal(await status(), undefined);
  await project('a', { team: 'blue' });
  await status();
  await configMap('a', 'one');
  assert.deepEqual((await status())?.total.used, { configmaps: '1' });
  await client.modify(namespaceKind, undefined, 'a', (namespace) => {
    namespace.metadata.labels = { team: 'red' };
  });
  assert.deepEqual(await status(), { namespaces: [], total: { hard: { configmaps: '3' }, used: { configmaps: '0' } } });
});

test('members of a project see the quotas that apply to it', async () => {
  const { project, quota, client } = cluster();
  await project('a', { team: 'blue' });
  await project('c', { team: 'red' });
  await quota('q', three);
  const seen = await client.get<ClusterResourceQuota>(appliedClusterResourceQuotaKind, 'a', 'q');
  assert.deepEqual([seen.kind, seen.spec.quota], ['AppliedClusterResourceQuota', three.quota]);
  assert.equal((await client.list(appliedClusterResourceQuotaKind, 'c')).length, 0);
  await assert.rejects(client.get(appliedClusterResourceQuotaKind, 'c', 'q'), {
    message: 'appliedclusterresourcequota.quota.openshift.io "q" not found',
  });
});

for (const [spec, finding] of [
  [{ selector: {}, quota: { hard: {} } }, 'spec.selector: Required value: must restrict the selected projects'],
  [{ selector: { annotations: { a: 'b' } } }, 'spec.quota: Required value'],
  [
    { selector: { annotations: { a: 'b' } }, quota: { hard: { nonsense: '1' } } },
    '[spec.quota.hard[nonsense]: Invalid value: nonsense: must be a standard resource type or fully qualified, spec.quota.hard[nonsense]: Invalid value: nonsense: must be a standard resource for quota]',
  ],
] as const)
  test(`a cluster quota with ${JSON.stringify(spec)} is refused`, async () => {
    await assert.rejects(cluster().quota('bad', spec), {
      message: `ClusterResourceQuota.quota.openshift.io "bad" is invalid: ${finding}`,
    });
  });
