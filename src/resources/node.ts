import type { KubeObject } from './kube-object.ts';

/** A node, as far as experiments look at it. */
export interface Node extends KubeObject {
  spec?: { unschedulable?: boolean };
  status?: { images?: { names?: string[]; sizeBytes?: number }[] };
}

/** Whether a node is one that runs applications: not a control plane node. */
export const isWorker = (node: Node): boolean => {
  const labels = node.metadata.labels ?? {};
  return !('node-role.kubernetes.io/control-plane' in labels || 'node-role.kubernetes.io/master' in labels);
};
