import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flowSchemaKind, priorityLevelKind } from '../../../resources/kinds/platform-kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { controlPlane } from '../../testing/control-plane.ts';
import { createFlowSchemaController } from './flow-schema-controller.ts';

test('a flow schema tells whether its priority level is there', async () => {
  const plane = controlPlane();
  plane.run(createFlowSchemaController());
  const apiVersion = 'flowcontrol.apiserver.k8s.io/v1';
  const rules = [
    {
      subjects: [{ kind: 'User', user: { name: 'ann' } }],
      nonResourceRules: [{ verbs: ['*'], nonResourceURLs: ['*'] }],
    },
  ];
  await plane.client.create(flowSchemaKind, {
    apiVersion,
    kind: 'FlowSchema',
    metadata: { name: 'mine' },
    spec: { matchingPrecedence: 1000, priorityLevelConfiguration: { name: 'level' }, rules },
  } as KubeObject);
  const dangling = async (): Promise<string> => {
    await plane.settle();
    const { status } = (await plane.client.get(flowSchemaKind, undefined, 'mine')) as KubeObject & {
      status?: { conditions: { type: string; status: string; reason: string }[] };
    };
    return (status?.conditions ?? []).map((each) => `${each.type} ${each.status} ${each.reason}`).join();
  };
  assert.equal(await dangling(), 'Dangling True NotFound');
  await plane.client.create(priorityLevelKind, {
    apiVersion,
    kind: 'PriorityLevelConfiguration',
    metadata: { name: 'level' },
    spec: { type: 'Limited', limited: { limitResponse: { type: 'Reject' } } },
  } as KubeObject);
  assert.equal(await dangling(), 'Dangling False Found');
  await plane.client.delete(priorityLevelKind, undefined, 'level');
  assert.equal(await dangling(), 'Dangling True NotFound');
});
