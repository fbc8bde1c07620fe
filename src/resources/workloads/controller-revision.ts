import type { KubeObject } from '../kube-object.ts';
import type { PodTemplateSpec } from './pod-spec.ts';

/** A remembered template of a stateful set or a daemon set. */
export interface ControllerRevision extends KubeObject {
  data: { spec: { template: PodTemplateSpec & { $patch?: 'replace' } } };
  revision: number;
}
