import type { KubeObject } from '../kube-object.ts';
import type { Condition } from '../metadata/condition.ts';
import type { ResourceList } from '../workloads/pod-spec.ts';

/** `spec.taints[]` of a node. */
export interface Taint {
  key: string;
  value?: string;
  effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
  timeAdded?: string;
}

/** Whether two taints are the same one, whatever their values: a node has one of a key and an effect. */
export const isSameTaint = (one: TaintKey, other: TaintKey): boolean =>
  one.key === other.key && one.effect === other.effect;

type TaintKey = { readonly key: string; readonly effect?: string };

/** `status.images[]` of a node: the names by which it knows an image, and how much room it takes. */
export interface ContainerImage {
  names?: string[];
  sizeBytes?: number;
}

/** A node. */
export interface Node extends KubeObject {
  spec?: {
    unschedulable?: boolean;
    taints?: Taint[];
    podCIDR?: string;
    podCIDRs?: string[];
    providerID?: string;
  };
  status?: {
    addresses?: { type: string; address: string }[];
    capacity?: ResourceList;
    allocatable?: ResourceList;
    conditions?: (Condition & { lastHeartbeatTime?: string })[];
    daemonEndpoints?: { kubeletEndpoint: { Port: number } };
    images?: ContainerImage[];
    nodeInfo?: Record<string, string>;
    runtimeHandlers?: { name: string; features: Record<string, boolean> }[];
  };
}

/** Whether a node is one that runs applications: not a control plane node. */
export const isWorker = (node: Node): boolean => {
  const labels = node.metadata.labels ?? {};
  return !('node-role.kubernetes.io/control-plane' in labels || 'node-role.kubernetes.io/master' in labels);
};
