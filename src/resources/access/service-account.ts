import type { KubeObject } from '../kube-object.ts';

/** A service account; its pull secrets are copied into each pod when the pod is created. */
export interface ServiceAccount extends KubeObject {
  secrets?: { name: string }[];
  imagePullSecrets?: { name: string }[];
  automountServiceAccountToken?: boolean;
}
