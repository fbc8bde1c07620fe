import type { KubeObject } from '../kube-object.ts';

/** Who holds something, and until when; times are RFC 3339 in microseconds. */
export interface Lease extends KubeObject {
  spec?: {
    holderIdentity?: string;
    leaseDurationSeconds?: number;
    leaseTransitions?: number;
    acquireTime?: string;
    renewTime?: string;
    strategy?: string;
    preferredHolder?: string;
  };
}
