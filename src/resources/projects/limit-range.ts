import type { KubeObject } from '../kube-object.ts';
import type { ResourceList } from '../workloads/pod-spec.ts';

/** What one kind of object may have: a container, a pod, a claim, an image or an image stream. */
export interface Limit {
  type: string;
  min?: ResourceList;
  max?: ResourceList;
  default?: ResourceList;
  defaultRequest?: ResourceList;
  maxLimitRequestRatio?: ResourceList;
}

/** The bounds that objects of a namespace are kept in. */
export interface LimitRange extends KubeObject {
  spec?: { limits?: Limit[] };
}
