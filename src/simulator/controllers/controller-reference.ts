import type { KubeObject, OwnerReference } from '../../resources/kube-object.ts';
import { controllerOf } from '../../resources/metadata/controller-of.ts';

/** The reference by which a controller marks what it made as its own. */
export const controllerReference = ({ apiVersion, kind, metadata }: KubeObject): OwnerReference => ({
  apiVersion,
  kind,
  name: metadata.name,
  uid: metadata.uid ?? '',
  controller: true,
  blockOwnerDeletion: true,
});

/** Whether `owner` controls the object. */
export const isControlledBy = (object: KubeObject, owner: KubeObject): boolean =>
  controllerOf(object)?.uid === owner.metadata.uid;
