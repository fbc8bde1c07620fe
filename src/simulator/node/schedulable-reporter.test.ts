import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeKind } from '../../resources/kinds/kinds.ts';
import type { Node } from '../../resources/nodes/node.ts';
import { controlPlane } from '../testing/control-plane.ts';
import { createSchedulableReporter } from './schedulable-reporter.ts';

test('a kubelet tells when its node is closed and opened', async () => {
  const { client, createNamespace, settle, events } = controlPlane(
    createSchedulableReporter((name) => name === 'worker-0'),
  );
  await createNamespace('default');
  for (const name of ['worker-0', 'laptop']) {
    await client.create(nodeKind, { apiVersion: 'v1', kind: 'Node', metadata: { name } });
    for (const unschedulable of [true, true, false]) {
      await client.modify<Node>(nodeKind, undefined, name, (node) => ({ ...node, spec: { unschedulable } }));
      await settle();
    }
  }
  assert.deepEqual(events(), [
    'Node NodeNotSchedulable Node worker-0 status is now: NodeNotSchedulable',
    'Node NodeSchedulable Node worker-0 status is now: NodeSchedulable',
  ]);
});
