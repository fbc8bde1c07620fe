import { persistentVolumeClaimKind, persistentVolumeKind } from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import { claimProtection, volumeProtection } from '../../../resources/storage/persistent-volume.ts';
import type { Admission } from '../../apimachinery/admission.ts';

/**
 * Gives claims and volumes the finalizer that keeps them while they are in use.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#storage-object-in-use-protection
 */
export const storageProtection: Admission = ({ operation, kind, object: { metadata } }) => {
  const finalizer = operation === 'CREATE' ? finalizerOf(kind) : undefined;
  if (finalizer === undefined || metadata.finalizers?.includes(finalizer)) return;
  metadata.finalizers = [...(metadata.finalizers ?? []), finalizer];
};

const finalizerOf = ({ kind, group }: ResourceKind): string | undefined => {
  if (group !== '') return undefined;
  if (kind === persistentVolumeClaimKind.kind) return claimProtection;
  return kind === persistentVolumeKind.kind ? volumeProtection : undefined;
};
