import type { KubeObject } from '../kube-object.ts';
import type { Condition } from '../metadata/condition.ts';

/** A namespace; `spec.finalizers` hold it until its content is gone. */
export interface Namespace extends KubeObject {
  spec?: { finalizers?: string[] };
  status?: { phase?: 'Active' | 'Terminating'; conditions?: Condition[] };
}
