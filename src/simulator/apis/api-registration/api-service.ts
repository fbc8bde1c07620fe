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
