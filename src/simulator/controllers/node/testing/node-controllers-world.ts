import { nodeKind, podKind } from '../../../../resources/kinds/kinds.ts';
import type { Node } from '../../../../resources/nodes/node.ts';
import { plainPod } from '../../../../resources/workloads/pod.ts';
import type { Toleration } from '../../../../resources/workloads/pod-spec.ts';
import { controlPlane, createProject, instantNode } from '../../../testing/control-plane.ts';
import { createNodeHealthController } from '../node-health-controller.ts';
import { createNodeLifecycleController } from '../node-lifecycle-controller.ts';
import { createOrphanedPodController } from '../orphaned-pod-controller.ts';
import { createTaintEvictionController } from '../taint-eviction-controller.ts';

/** When the clock of the world starts. */
export const NOW = '2026-01-05T09:00:00Z';

export type Conditions = NonNullable<NonNullable<Node['status']>['conditions']>;

/** The controllers of nodes, with one node that is well: `worker-9`. Nodes called `worker…` never fall silent. */
export const nodeControllersWorld = async () => {
  const plane = controlPlane(
    instantNode,
    createNodeLifecycleController(),
    createNodeHealthController((name) => name.startsWith('worker')),
    createTaintEvictionController(),
    createOrphanedPodController(),
  );
  await createProject(plane, 'a');
  await plane.createNamespace('default');
  const { client, settle, store } = plane;
  const addNode = async (name: string) => {
    await client.create(nodeKind, { apiVersion: 'v1', kind: 'Node', metadata: { name } });
    await settle();
  };
  const tell = async (name: string, conditions: Conditions) => {
    await client.modify<Node>(nodeKind, undefined, name, (node) => ({ ...node, status: { conditions } }), 'status');
    await settle();
  };
  const change = async (name: string, spec: Node['spec']) => {
    await client.modify<Node>(nodeKind, undefined, name, (node) => ({ ...node, spec: { ...node.spec, ...spec } }));
    await settle();
  };
  const runPod = async (name: string, tolerations: Toleration[] = []) => {
    const pod = plainPod({ name, namespace: 'a' }, 'web:1');
    pod.spec.tolerations = tolerations;
    await client.create(podKind, pod);
    await settle();
  };
  const node = (name: string) => store.get('nodes', undefined, name) as Node;
  await addNode('worker-9');
  await tell('worker-9', [ready('True')]);
  const taints = (name: string) => node(name).spec?.taints ?? [];
  const pods = () => store.list('pods').map(({ metadata }) => metadata.name);
  return { ...plane, addNode, tell, change, runPod, node, taints, pods };
};

/** What a node says of itself. */
export const ready = (status: 'True' | 'False' | 'Unknown', heartbeat = NOW): Conditions[number] => ({
  type: 'Ready',
  status,
  lastHeartbeatTime: heartbeat,
});
