import type { Condition } from './condition.ts';
import type { KubeObject } from './kube-object.ts';

/** A namespace; `spec.finalizers` hold it until its content is gone. */
export interface Namespace extends KubeObject {
  spec?: { finalizers?: string[] };
  status?: { phase?: 'Active' | 'Terminating'; conditions?: Condition[] };
}
