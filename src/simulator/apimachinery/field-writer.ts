import type { KubeObject } from '../../resources/kube-object.ts';
import type { RestStorage } from './rest-storage.ts';

/** What a part of the cluster writes over. */
export interface FieldWrite<T extends KubeObject = KubeObject> {
  readonly storage: RestStorage;
  readonly subresource: string | undefined;
  /** Absent for what is new. */
  readonly current?: KubeObject;
  readonly sent: T;
}

/**
 * Makes a part of the cluster the owner of the fields that it sets or changes (`metadata.managedFields`), so that a server-side apply that would
 * take them back is a conflict, as on a real cluster.
 */
export interface FieldWriter {
  own<T extends KubeObject>(write: FieldWrite<T>): Promise<T>;
}
