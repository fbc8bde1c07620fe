import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../../testing/scripted-api.ts';

const discovery = {
  'GET /api': {
    items: [
      {
        metadata: {},
        versions: [
          {
            version: 'v1',
            resources: [
              { resource: 'configmaps', scope: 'Namespaced', singularResource: 'configmap' },
              {
                resource: 'replicationcontrollers',
                scope: 'Namespaced',
                singularResource: 'replicationcontroller',
                subresources: [{ subresource: 'scale' }],
              },
            ],
          },
        ],
      },
    ],
  },
  'GET /apis': { items: [] },
  'GET /api/v1/namespaces/hello/configmaps/web': { kind: 'ConfigMap', metadata: { name: 'web' } },
  'GET /api/v1/namespaces/hello/replicationcontrollers/web': {
    kind: 'ReplicationController',
    metadata: { name: 'web' },
  },
};

test('an autoscaler is written in the version that knows of CPU alone', async () => {
  const path = 'POST /apis/autoscaling/v1/namespaces/hello/horizontalpodautoscalers';
  const ran = await runScripted('autoscale rc web --max=3 --cpu-percent=70', {
    ...discovery,
    [path]: { metadata: { name: 'web' } },
  });
  assert.equal(ran.stdout, 'horizontalpodautoscaler.autoscaling/web autoscaled\n');
  const [{ apiVersion, spec }] = ran.bodies as [{ apiVersion: string; spec: unknown }];
  assert.equal(apiVersion, 'autoscaling/v1');
  assert.deepEqual(spec, {
    scaleTargetRef: { kind: 'ReplicationController', name: 'web', apiVersion: 'v1' },
    maxReplicas: 3,
    targetCPUUtilizationPercentage: 70,
  });
});

test('what has no replicas is not scaled', async () => {
  const ran = await runScripted('autoscale cm web --max=3', discovery);
  assert.equal(
    ran.stderr,
    'error: cannot autoscale a ConfigMap: could not find scale subresource for /v1, Resource=configmaps in discovery information\n',
  );
});
