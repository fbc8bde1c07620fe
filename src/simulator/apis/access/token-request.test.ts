import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namespaceKind, serviceAccountKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { controlPlane } from '../../testing/control-plane.ts';
import { tokenRequestSubresource } from './token-request.ts';

test('a token that is bound to nothing says so', async () => {
  const { client, machinery } = controlPlane();
  await client.create(namespaceKind, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a' } } as KubeObject);
  await client.create(serviceAccountKind, {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'robot', namespace: 'a' },
  } as KubeObject);
  const { create } = tokenRequestSubresource({ issue: () => 'token' } as never, machinery);
  const answer = await create?.({ namespace: 'a' } as never, 'robot', { metadata: {}, spec: {} } as never);
  assert.deepEqual((answer as unknown as { spec: object }).spec, {
    audiences: ['https://kubernetes.default.svc'],
    expirationSeconds: 3600,
    boundObjectRef: null,
  });
});
