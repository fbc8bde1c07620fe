import type { KubeObject, ObjectMeta } from '../kube-object.ts';
import type { Condition } from '../metadata/condition.ts';
import type { PodSpec } from './pod-spec.ts';

/** `status.containerStatuses[].state` of a pod; one of the three is set. */
export interface ContainerState {
  waiting?: { reason?: string; message?: string };
  running?: { startedAt?: string };
  terminated?: {
    exitCode: number;
    signal?: number;
    reason?: string;
    message?: string;
    startedAt?: string;
    finishedAt?: string;
    containerID?: string;
  };
}

/** `status.containerStatuses[]` of a pod. */
export interface ContainerStatus {
  name: string;
  image: string;
  /** `name@sha256:…`; of all names by which the node knows the image, the first in the alphabet. */
  imageID: string;
  ready: boolean;
  restartCount: number;
  started?: boolean;
  containerID?: string;
  state?: ContainerState;
  lastState?: ContainerState;
  volumeMounts?: { name: string; mountPath: string; readOnly?: boolean; recursiveReadOnly?: string }[];
}

/** `status` of a pod. */
export interface PodStatus {
  phase?: 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown';
  conditions?: Condition[];
  containerStatuses?: ContainerStatus[];
  initContainerStatuses?: ContainerStatus[];
  ephemeralContainerStatuses?: ContainerStatus[];
  hostIP?: string;
  hostIPs?: { ip: string }[];
  podIP?: string;
  podIPs?: { ip: string }[];
  /** Where room is being made for it. */
  nominatedNodeName?: string;
  startTime?: string;
  qosClass?: string;
  reason?: string;
  message?: string;
}

/** A pod. */
export interface Pod extends KubeObject {
  spec: PodSpec;
  status?: PodStatus;
}

/** The annotation that marks the pod which a kubelet shows for one that it runs from a file of its own. */
export const MIRROR = 'kubernetes.io/config.mirror';

/** Whether all of a pod has run to its end, by its phase; such a pod never runs again. */
export const hasEnded = ({ status }: Pick<Pod, 'status'>): boolean =>
  status?.phase === 'Succeeded' || status?.phase === 'Failed';

/** How important a pod is to the scheduler: 0 unless its spec says otherwise. */
export const priorityOf = ({ spec }: Pick<Pod, 'spec'>): number => spec.priority ?? 0;

/** A pod with one container named `c`, as one would write it by hand. */
export const plainPod = (metadata: ObjectMeta, image: string): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata,
  spec: { containers: [{ name: 'c', image }] },
});
