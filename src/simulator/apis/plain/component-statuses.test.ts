import assert from 'node:assert/strict';
import { test } from 'node:test';
import { componentStatusKind } from '../../../resources/platform-kinds.ts';
import { controlPlane } from '../../testing/control-plane.ts';

test('the parts of the control plane are listed and are well', async () => {
  const { client } = controlPlane();
  const statuses = await client.list(componentStatusKind, undefined);
  assert.deepEqual(
    statuses.map(({ metadata }) => metadata.name),
    ['controller-manager', 'scheduler', 'etcd-0'],
  );
  const etcd = await client.get(componentStatusKind, undefined, 'etcd-0');
  assert.deepEqual((etcd as unknown as { conditions: object[] }).conditions, [
    { type: 'Healthy', status: 'True', message: 'ok' },
  ]);
  await assert.rejects(client.get(componentStatusKind, undefined, 'kubelet'), { code: 404 });
});
