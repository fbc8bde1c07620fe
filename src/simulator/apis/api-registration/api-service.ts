import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Condition } from '../../../resources/metadata/condition.ts';

/** Says who answers for a version of a group: this server, or one behind a service. */
export interface ApiService extends KubeObject {
  spec?: {
    group?: string;
    version?: string;
    groupPriorityMinimum?: number;
    versionPriority?: number;
    caBundle?: string;
    insecureSkipTLSVerify?: boolean;
    service?: { namespace?: string; name?: string; port?: number } | null;
  };
  status?: { conditions?: Condition[] };
}

/** The label of what API servers register themselves: when they start, or as long as a definition defines it. */
export const MANAGED = 'kube-aggregator.kubernetes.io/automanaged';
