import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestServer } from '../test-server.ts';
import { canonicalQuantities } from './canonical-quantities.ts';

const canonical = (group: string, version: string, kind: string, object: object): object => {
  canonicalQuantities({ group, version, kind }, object);
  return object;
};

test('quantities are written as Go writes them, wherever they stand', () => {
  assert.deepEqual(
    canonical('', 'v1', 'LimitRange', { spec: { limits: [{ max: { cpu: '0.5' }, min: { memory: '1024Ki' } }] } }),
    { spec: { limits: [{ max: { cpu: '500m' }, min: { memory: '1Mi' } }] } },
  );
  const target = (value: string) => ({ spec: { metrics: [{ resource: { target: { averageValue: value } } }] } });
  assert.deepEqual(canonical('autoscaling', 'v2', 'HorizontalPodAutoscaler', target('1000m')), target('1'));
  const template = (sizeLimit: string, cpu: string) => ({
    spec: { template: { spec: { overhead: { cpu }, volumes: [{ emptyDir: { sizeLimit } }] } } },
  });
  assert.deepEqual(canonical('apps', 'v1', 'Deployment', template('1024Mi', '1.50')), template('1Gi', '1500m'));
});

test('what is no quantity stays as it is', () => {
  const object = { spec: { limits: [{ max: { cpu: 'much' }, type: '0.5' }, null] }, data: { cpu: '0.5' } };
  assert.deepEqual(canonical('', 'v1', 'LimitRange', structuredClone(object)), object);
  assert.deepEqual(canonical('', 'v1', 'ConfigMap', structuredClone(object)), object);
});

test('who asks for the same in other words changes nothing', async () => {
  await using api = await startTestServer();
  const path = '/apis/apps/v1/namespaces/a/deployments';
  const labels = { app: 'a' };
  const body = {
    metadata: { name: 'a' },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'a', image: 'a' }], volumes: [{ name: 'a', emptyDir: { sizeLimit: '1024Mi' } }] },
      },
    },
  };
  const first = await api.call('POST', path, { body });
  assert.equal(first.json.spec.template.spec.volumes[0].emptyDir.sizeLimit, '1Gi');
  first.json.spec.template.spec.volumes[0].emptyDir.sizeLimit = '1024Mi';
  const again = await api.call('PUT', `${path}/a`, { body: first.json });
  assert.equal(again.json.spec.template.spec.volumes[0].emptyDir.sizeLimit, '1Gi');
  assert.equal(again.json.metadata.generation, 1);
});
