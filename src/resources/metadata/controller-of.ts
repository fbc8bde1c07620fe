import type { KubeObject, OwnerReference } from '../kube-object.ts';

/** The reference to the controller of an object. */
export const controllerOf = ({ metadata }: Pick<KubeObject, 'metadata'>): OwnerReference | undefined =>
  metadata.ownerReferences?.find(({ controller }) => controller);
