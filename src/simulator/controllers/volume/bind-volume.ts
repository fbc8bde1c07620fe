import { persistentVolumeClaimKind, persistentVolumeKind } from '../../../resources/kinds/kinds.ts';
import type { PersistentVolume, PersistentVolumeClaim } from '../../../resources/storage/persistent-volume.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { referenceTo } from '../../apimachinery/events/event-recorder.ts';
import { BIND_COMPLETED, BOUND_BY_CONTROLLER, isFor } from './binding.ts';
import { writeClaimStatus, writePhase } from './write-phase.ts';

/** Writes into a volume whose it is, then into the claim which volume it has; each write can be made up for when it is missing. */
export const bindVolume = async (
  volume: PersistentVolume,
  claim: PersistentVolumeClaim,
  context: ControllerContext,
): Promise<void> => {
  await reserveVolume(volume, claim, context);
  await writePhase(volume, 'Bound', context);
  const { namespace, name } = claim.metadata;
  await context.client.modify<PersistentVolumeClaim>(persistentVolumeClaimKind, namespace, name, (current) => {
    const spec = (current.spec ??= {});
    const annotations = (current.metadata.annotations ??= {});
    if (spec.volumeName !== volume.metadata.name) {
      spec.volumeName = volume.metadata.name;
      annotations[BOUND_BY_CONTROLLER] ??= 'yes';
    }
    annotations[BIND_COMPLETED] ??= 'yes';
  });
  await writeClaimStatus(claim, 'Bound', context, volume);
};

/** Writes into a volume whose it is. */
export const reserveVolume = async (
  { metadata: { name } }: PersistentVolume,
  claim: PersistentVolumeClaim,
  { client }: Pick<ControllerContext, 'client'>,
): Promise<void> => {
  await client.modify<PersistentVolume>(persistentVolumeKind, undefined, name, (current) => {
    if (!isFor(current, claim)) (current.metadata.annotations ??= {})[BOUND_BY_CONTROLLER] ??= 'yes';
    const spec = (current.spec ??= {});
    if (spec.claimRef?.uid !== claim.metadata.uid) spec.claimRef = referenceTo(claim);
  });
};

/** Gives a volume back: free for all if the controller took it, else still meant for the claim of the name that a user wrote. */
export const unbindVolume = async (
  { metadata: { name } }: PersistentVolume,
  context: ControllerContext,
): Promise<void> => {
  const freed = await context.client.modify<PersistentVolume>(persistentVolumeKind, undefined, name, (current) => {
    const { spec, metadata } = current;
    const { [BOUND_BY_CONTROLLER]: byController, ...annotations } = metadata.annotations ?? {};
    if (spec?.claimRef === undefined) return;
    if (byController === undefined) {
      delete spec.claimRef.uid;
      return;
    }
    delete spec.claimRef;
    metadata.annotations = annotations;
    if (Object.keys(annotations).length === 0) delete metadata.annotations;
  });
  await writePhase(freed, 'Available', context);
};
