import { persistentVolumeClaimKind, storageClassKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { compareQuantities } from '../../../resources/quantities/quantity-arithmetic.ts';
import { type PersistentVolumeClaim, requestedStorage } from '../../../resources/storage/persistent-volume.ts';
import type { Admission } from '../../apimachinery/admission.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { forbidden } from '../../apimachinery/status-error.ts';

/**
 * Lets only those claims grow that are bound and whose storage class says that their volumes can.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#persistentvolumeclaimresize
 */
export const claimResize = (listers: Listers): Admission => {
  const classes = listers.of<KubeObject & { allowVolumeExpansion?: boolean }>(storageClassKind);
  return ({ operation, kind, object, old }) => {
    if (operation !== 'UPDATE' || kind.kind !== persistentVolumeClaimKind.kind || kind.group !== '') return;
    const claim = object as PersistentVolumeClaim;
    const before = old as PersistentVolumeClaim;
    if (compareQuantities(requestedStorage(claim), requestedStorage(before)) <= 0) return;
    if (before.status?.phase !== 'Bound')
      throw forbidden(kind, claim.metadata.name, 'Only bound persistent volume claims can be expanded');
    const name = claim.spec?.storageClassName;
    if (!name || name !== before.spec?.storageClassName || !classes.get(undefined, name)?.allowVolumeExpansion)
      throw forbidden(
        kind,
        claim.metadata.name,
        'only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize',
      );
  };
};
