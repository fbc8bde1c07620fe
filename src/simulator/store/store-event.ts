import type { KubeObject } from '../../resources/kube-object.ts';

/** One write to the store. `object` is the state after it; for a deletion the last state, with the deletion's revision. */
export interface StoreEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly resource: string;
  readonly revision: number;
  readonly object: KubeObject;
  readonly previous: KubeObject | undefined;
}
