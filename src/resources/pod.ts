import type { KubeObject, ObjectMeta } from './kube-object.ts';

/** `status.containerStatuses[].state` of a pod; one of the three is set. */
export interface ContainerState {
  waiting?: { reason?: string; message?: string };
  running?: { startedAt?: string };
  terminated?: { exitCode: number; reason?: string; message?: string };
}

/** `status.containerStatuses[]` of a pod. */
export interface ContainerStatus {
  name: string;
  image: string;
  /** `name@sha256:…`; the name is the first one by which the node knew the image. */
  imageID: string;
  ready: boolean;
  restartCount: number;
  state?: ContainerState;
}

/** A pod, as far as experiments look at it. */
export interface Pod extends KubeObject {
  spec: {
    nodeName?: string;
    containers: { name: string; image: string; imagePullPolicy?: string }[];
  };
  status?: {
    phase?: 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown';
    containerStatuses?: ContainerStatus[];
  };
}

/** A pod with one container named `c`, as one would write it by hand. */
export const plainPod = (metadata: ObjectMeta, image: string): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata,
  spec: { containers: [{ name: 'c', image }] },
});
