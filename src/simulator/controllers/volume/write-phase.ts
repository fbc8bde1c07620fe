import { persistentVolumeClaimKind, persistentVolumeKind } from '../../../resources/kinds/kinds.ts';
import type { PersistentVolume, PersistentVolumeClaim } from '../../../resources/storage/persistent-volume.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';

/** @returns whether the volume was in another phase before */
export const writePhase = async (
  { metadata: { name } }: PersistentVolume,
  phase: string,
  { client, listers }: ControllerContext,
  message?: string,
): Promise<boolean> => {
  const known = listers.of<PersistentVolume>(persistentVolumeKind).get(undefined, name);
  if (known?.status?.phase === phase) return false;
  await client.modify<PersistentVolume>(
    persistentVolumeKind,
    undefined,
    name,
    (volume) => {
      const { message: _, ...status } = volume.status ?? {};
      volume.status = { ...status, phase, ...(message === undefined ? {} : { message }) };
    },
    'status',
  );
  return true;
};

/**
 * Writes how a claim is, and what the volume that it has got is like.
 *
 * @returns whether the claim was in another phase before
 */
export const writeClaimStatus = async (
  { metadata: { namespace, name } }: PersistentVolumeClaim,
  phase: 'Pending' | 'Bound' | 'Lost',
  { client, listers }: ControllerContext,
  volume?: PersistentVolume,
): Promise<boolean> => {
  const before = listers.of<PersistentVolumeClaim>(persistentVolumeClaimKind).get(namespace, name)?.status?.phase;
  await client.modify<PersistentVolumeClaim>(
    persistentVolumeClaimKind,
    namespace,
    name,
    (claim) => {
      const { accessModes: _, capacity, ...rest } = claim.status ?? {};
      claim.status = { ...rest, phase };
      if (volume === undefined) return;
      const { accessModes, capacity: offered } = volume.spec ?? {};
      const size = before === phase ? capacity : offered;
      Object.assign(claim.status, accessModes && { accessModes }, size && { capacity: size });
    },
    'status',
  );
  return before !== phase;
};
