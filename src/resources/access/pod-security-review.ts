import type { KubeObject } from '../kube-object.ts';
import type { PodTemplateSpec } from '../workloads/pod-spec.ts';

/** What a review found of a pod. */
export interface PodSecurityStatus {
  /** The constraints that allow the pod; without them it is refused. */
  allowedBy?: { apiVersion: string; kind: string; name: string; uid?: string; resourceVersion?: string };
  reason?: string;
  template: { metadata: { creationTimestamp: null }; spec: object };
}

/**
 * `security.openshift.io/v1` PodSecurityPolicySubjectReview and PodSecurityPolicySelfSubjectReview: whether somebody may
 * run a pod.
 */
export interface PodSecuritySubjectReview extends KubeObject {
  spec: { template: PodTemplateSpec; user?: string; groups?: string[] | null };
  status?: PodSecurityStatus;
}

/** `security.openshift.io/v1` PodSecurityPolicyReview: which service accounts may run a pod. */
export interface PodSecurityReview extends KubeObject {
  spec: { template: PodTemplateSpec; serviceAccountNames?: string[] | null };
  status?: { allowedServiceAccounts: (PodSecurityStatus & { name: string })[] | null };
}
