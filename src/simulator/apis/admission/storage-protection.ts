import { persistentVolumeClaimKind, persistentVolumeKind } from '../../../resources/kinds.ts';
import { claimProtection, volumeProtection } from '../../../resources/persistent-volume.ts';
import type { ResourceKind } from '../../../resources/resource-kind.ts';
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
