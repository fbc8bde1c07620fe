import assert from 'node:assert/strict';
import { test } from 'node:test';
import { horizontalPodAutoscalerKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import { currentAutoscaler, earlierAutoscalers } from '../../apis/autoscaling/earlier-autoscalers.ts';
import { startTestServer } from '../test-server.ts';

const path = (version: string): string => `/apis/autoscaling/${version}/namespaces/a/horizontalpodautoscalers/web`;
const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
const cpu = (averageUtilization: number): object => ({
  type: 'Resource',
  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } },
});

const start = async () => {
  const api = await startTestServer();
  const storage = new RegistryStore(horizontalPodAutoscalerKind, api.machinery, { convert: currentAutoscaler });
  api.catalog.add(storage as RegistryStore, earlierAutoscalers(storage as RegistryStore));
  const apply = (version: string, manager: string, spec: object, force = false) =>
    api.call('PATCH', `${path(version)}?fieldManager=${manager}&force=${force}`, {
      body: JSON.stringify({
        apiVersion: `autoscaling/${version}`,
        kind: 'HorizontalPodAutoscaler',
        metadata: { name: 'web' },
        spec,
      }),
      headers: { 'content-type': 'application/apply-patch+yaml' },
    });
  const owned = async (manager: string): Promise<string[]> => {
    const { metadata } = (await api.call('GET', path('v2'))).json as KubeObject;
    const entry = metadata.managedFields?.find((each) => each.manager === manager);
    return Object.keys((entry?.fieldsV1 as { 'f:spec'?: object })?.['f:spec'] ?? {});
  };
  return { api, apply, owned };
};

test('a change in one version takes the fields of those who own them in another', async () => {
  const { api, apply, owned } = await start();
  await using _ = api;
  await apply('v2', 'ann', { maxReplicas: 3, scaleTargetRef, metrics: [cpu(50)] });
  assert.deepEqual(await owned('ann'), ['f:maxReplicas', 'f:metrics', 'f:scaleTargetRef']);
  await api.call('PATCH', `${path('v1')}?fieldManager=bob`, {
    body: '{"spec":{"targetCPUUtilizationPercentage":70}}',
    headers: { 'content-type': 'application/merge-patch+json' },
  });
  assert.deepEqual(await owned('ann'), ['f:maxReplicas', 'f:scaleTargetRef']);
  assert.deepEqual(await owned('bob'), ['f:targetCPUUtilizationPercentage']);
});

test('who owns a field in another version is asked before it is applied', async () => {
  const { api, apply, owned } = await start();
  await using _ = api;
  await apply('v1', 'ann', { maxReplicas: 3, scaleTargetRef, targetCPUUtilizationPercentage: 50 });
  const { code, json } = await apply('v2', 'bob', { maxReplicas: 3, scaleTargetRef, metrics: [cpu(70)] });
  assert.equal(code, 409);
  assert.deepEqual(json.details.causes, [
    {
      reason: 'FieldManagerConflict',
      message: 'conflict with "ann"',
      field: '.spec.targetCPUUtilizationPercentage',
    },
  ]);
  await apply('v2', 'bob', { maxReplicas: 3, scaleTargetRef, metrics: [cpu(70)] }, true);
  assert.deepEqual(await owned('ann'), ['f:maxReplicas', 'f:scaleTargetRef']);
});
