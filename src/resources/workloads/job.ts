import type { KubeObject } from '../kube-object.ts';
import type { LabelSelectorSpec } from '../labels/label-selector-spec.ts';
import type { Condition } from '../metadata/condition.ts';
import type { PodTemplateSpec } from './pod-spec.ts';

/** What the failure of a pod means for its job: the first rule that fits decides. */
export interface PodFailureRule {
  /** `Count`, `FailIndex`, `FailJob` or `Ignore`. */
  action: string;
  onExitCodes?: { containerName?: string; operator: string; values: number[] };
  onPodConditions?: { type: string; status?: string }[];
}

/** Which indexes are enough for a job to be successful. */
export interface SuccessRule {
  /** `0-2,5`. */
  succeededIndexes?: string;
  succeededCount?: number;
}

/** What a job does. */
export interface JobSpec {
  parallelism?: number;
  completions?: number;
  backoffLimit?: number;
  backoffLimitPerIndex?: number;
  maxFailedIndexes?: number;
  podFailurePolicy?: { rules: PodFailureRule[] };
  successPolicy?: { rules: SuccessRule[] };
  managedBy?: string;
  activeDeadlineSeconds?: number;
  ttlSecondsAfterFinished?: number;
  completionMode?: string;
  manualSelector?: boolean;
  suspend?: boolean;
  podReplacementPolicy?: string;
  selector?: LabelSelectorSpec;
  template: PodTemplateSpec;
}

/** How far a job is. */
export interface JobStatus {
  active?: number;
  ready?: number;
  succeeded?: number;
  failed?: number;
  terminating?: number;
  /** `0-2,5`, of jobs that number their pods. */
  completedIndexes?: string;
  failedIndexes?: string;
  startTime?: string;
  completionTime?: string;
  uncountedTerminatedPods?: object;
  conditions?: Condition[];
}

/** A job: pods that run to their end. */
export interface Job extends KubeObject {
  spec: JobSpec;
  status?: JobStatus;
}
