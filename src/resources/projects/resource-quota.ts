import type { KubeObject } from '../kube-object.ts';
import type { ResourceList } from '../workloads/pod-spec.ts';

/** A condition of pods under which a quota counts them. */
export interface QuotaScope {
  scopeName: string;
  operator: string;
  values?: string[];
}

/** How much of everything a namespace may have. */
export interface ResourceQuota extends KubeObject {
  spec: { hard?: ResourceList; scopes?: string[]; scopeSelector?: { matchExpressions?: QuotaScope[] } };
  status?: { hard?: ResourceList; used?: ResourceList };
}
