import type { KubeObject } from '../kube-object.ts';
import type { PodTemplateSpec } from './pod-spec.ts';
import type { ReplicaStatus } from './replica-set.ts';

/** A replication controller of the core group. */
export interface ReplicationController extends KubeObject {
  spec: {
    replicas?: number;
    minReadySeconds?: number;
    selector?: Record<string, string>;
    template: PodTemplateSpec;
  };
  status?: ReplicaStatus;
}
