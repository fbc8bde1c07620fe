import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeKind } from '../../resources/kinds/kinds.ts';
import type { Node } from '../../resources/nodes/node.ts';
import { controlPlane } from '../testing/control-plane.ts';
import { createExtendedResources } from './extended-resources.ts';

test('what is added to the capacity of a node can be had, until it is taken away', async () => {
  const { client, settle } = controlPlane(createExtendedResources((name) => name === 'worker-0'));
  const own = { cpu: '4' };
  const allocatable = async (name: string, capacity: Record<string, string>): Promise<unknown> => {
    await client.modify<Node>(
      nodeKind,
      undefined,
      name,
      (node) => ({ ...node, status: { ...node.status, capacity } }),
      'status',
    );
    await settle();
    return (await client.get<Node>(nodeKind, undefined, name)).status?.allocatable;
  };
  for (const name of ['worker-0', 'laptop']) {
    await client.create(nodeKind, { apiVersion: 'v1', kind: 'Node', metadata: { name } });
    await client.modify<Node>(
      nodeKind,
      undefined,
      name,
      (node) => ({ ...node, status: { allocatable: { cpu: '3500m' } } }),
      'status',
    );
  }
  const more = { ...own, 'example.com/dongle': '4', 'node.kubernetes.io/x': '1' };
  assert.deepEqual(await allocatable('worker-0', more), { cpu: '3500m', 'example.com/dongle': '4' });
  assert.deepEqual(await allocatable('laptop', more), { cpu: '3500m' });
  assert.deepEqual(await allocatable('worker-0', own), { cpu: '3500m' });
});
