import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dropEmpty } from './drop-empty.ts';

test('what a Go server would not write is dropped, what means something stays', () => {
  const template = {
    metadata: { creationTimestamp: null, labels: {}, annotations: { a: '' } },
    spec: {
      containers: [{ name: 'c', env: [], command: null, resources: { limits: {} } }],
      volumes: [{ name: 'v', emptyDir: {} }],
      hostNetwork: false,
    },
  };
  dropEmpty(template);
  assert.deepEqual(template, {
    metadata: { creationTimestamp: null, annotations: { a: '' } },
    spec: { containers: [{ name: 'c', resources: {} }], volumes: [{ name: 'v', emptyDir: {} }], hostNetwork: false },
  });
});
