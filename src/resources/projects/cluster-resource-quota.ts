import type { KubeObject } from '../kube-object.ts';
import type { LabelSelectorSpec } from '../labels/label-selector-spec.ts';
import type { ResourceQuota } from './resource-quota.ts';

type QuotaStatus = NonNullable<ResourceQuota['status']>;

/** How much of everything the projects that it selects may have together. */
export interface ClusterResourceQuota extends KubeObject {
  spec: {
    /** Both must match a project where both are given. */
    selector: { labels?: LabelSelectorSpec | null; annotations?: Record<string, string> | null };
    quota: ResourceQuota['spec'];
  };
  status?: { total: QuotaStatus; namespaces?: NamespaceUsage[] | null };
}

/** What one project takes of it. */
export interface NamespaceUsage {
  namespace: string;
  status: QuotaStatus;
}
