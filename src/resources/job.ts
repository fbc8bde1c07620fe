import type { Condition } from './condition.ts';
import type { KubeObject } from './kube-object.ts';
import type { LabelSelectorSpec } from './label-selector-spec.ts';
import type { PodTemplateSpec } from './pod-spec.ts';

/** What a job does. */
export interface JobSpec {
  parallelism?: number;
  completions?: number;
  backoffLimit?: number;
  activeDeadlineSeconds?: number;
  ttlSecondsAfterFinished?: number;
  completionMode?: string;
  manualSelector?: boolean;
  suspend?: boolean;
  podReplacementPolicy?: string;
  selector?: LabelSelectorSpec;
  template: PodTemplateSpec;
}

/** A job: pods that run to their end. */
export interface Job extends KubeObject {
  spec: JobSpec;
  status?: {
    active?: number;
    ready?: number;
    succeeded?: number;
    failed?: number;
    terminating?: number;
    startTime?: string;
    completionTime?: string;
    uncountedTerminatedPods?: object;
    conditions?: Condition[];
  };
}
