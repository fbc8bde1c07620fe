import type { KubeObject } from '../../../resources/kube-object.ts';

/** How a storage writes and reads objects that are kept in another version than its own. */
export interface Conversion {
  /** What is kept of an object of the storage's version. */
  toStored(object: KubeObject): KubeObject | Promise<KubeObject>;
  /** Stored objects in the version of the storage, in their order; absent where its strategy can show them by itself. */
  fromStored?(stored: readonly KubeObject[]): Promise<readonly KubeObject[]>;
}
