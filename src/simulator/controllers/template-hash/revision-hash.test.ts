import assert from 'node:assert/strict';
import { test } from 'node:test';
import { revisionHash } from './revision-hash.ts';

const data = {
  spec: {
    template: {
      $patch: 'replace',
      metadata: { annotations: { x: '<b>&' }, creationTimestamp: null, labels: { a: 's' } },
      spec: {
        containers: [
          {
            env: [{ name: 'A' }],
            image: 'nowhere.invalid/x:1',
            imagePullPolicy: 'IfNotPresent',
            livenessProbe: {
              failureThreshold: 3,
              httpGet: { path: '/', port: 80, scheme: 'HTTP' },
              periodSeconds: 10,
              successThreshold: 1,
              timeoutSeconds: 1,
            },
            name: 'c',
            resources: { limits: { cpu: '500m', memory: '1Gi' } },
            terminationMessagePath: '/dev/termination-log',
            terminationMessagePolicy: 'File',
          },
        ],
        dnsPolicy: 'ClusterFirst',
        restartPolicy: 'Always',
        schedulerName: 'default-scheduler',
        securityContext: {},
        terminationGracePeriodSeconds: 30,
        volumes: [{ emptyDir: {}, name: 'e' }],
      },
    },
  },
};

test('gives a template the hash that the controller of Kubernetes 1.32 gives it', () => {
  assert.equal(revisionHash(data, 0), '5fcf6784b5');
});

test('gives another one after a collision', () => {
  assert.notEqual(revisionHash(data, 1), revisionHash(data, 0));
});
