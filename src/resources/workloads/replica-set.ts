import type { KubeObject } from '../kube-object.ts';
import type { LabelSelectorSpec } from '../labels/label-selector-spec.ts';
import type { Condition } from '../metadata/condition.ts';
import type { PodTemplateSpec } from './pod-spec.ts';

/** `status` of a replica set or a replication controller. */
export interface ReplicaStatus {
  replicas: number;
  fullyLabeledReplicas?: number;
  readyReplicas?: number;
  availableReplicas?: number;
  observedGeneration?: number;
  conditions?: Condition[];
}

/** A replica set of apps/v1. */
export interface ReplicaSet extends KubeObject {
  spec: {
    replicas?: number;
    minReadySeconds?: number;
    selector: LabelSelectorSpec;
    template: PodTemplateSpec;
  };
  status?: ReplicaStatus;
}
