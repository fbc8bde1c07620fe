import { persistentVolumeClaimKind } from '../../../resources/kinds/kinds.ts';
import type { PersistentVolume, PersistentVolumeClaim } from '../../../resources/storage/persistent-volume.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { unbindVolume } from './bind-volume.ts';
import { isOfSameMode } from './binding.ts';
import { reclaimVolume } from './reclaim-volume.ts';
import { reportVolume } from './volume-event.ts';
import { writePhase } from './write-phase.ts';

/** On volumes: the provisioner that made them. */
const PROVISIONED_BY = 'pv.kubernetes.io/provisioned-by';

/** Says how a volume is: free, meant for a claim, in use, or left behind by its claim, which its reclaim policy decides about. */
export const syncVolume = async (volume: PersistentVolume, context: ControllerContext): Promise<void> => {
  const owner = volume.spec?.claimRef;
  if (owner?.uid === undefined || owner.uid === '') return void (await writePhase(volume, 'Available', context));
  const named = context.listers
    .of<PersistentVolumeClaim>(persistentVolumeClaimKind)
    .get(owner.namespace, owner.name as string);
  const claim = named?.metadata.uid === owner.uid ? named : undefined;
  if (claim === undefined) return release(volume, context);
  const chosen = claim.spec?.volumeName;
  if (!chosen) return isOfSameMode(volume, claim) ? undefined : reportMismatch(volume, claim, context);
  if (chosen === volume.metadata.name) return void (await writePhase(volume, 'Bound', context));
  const isSurplus =
    volume.metadata.annotations?.[PROVISIONED_BY] !== undefined &&
    volume.spec?.persistentVolumeReclaimPolicy === 'Delete';
  return isSurplus ? release(volume, context) : unbindVolume(volume, context);
};

const release = async (volume: PersistentVolume, context: ControllerContext): Promise<void> => {
  if (volume.status?.phase !== 'Released' && volume.status?.phase !== 'Failed')
    await writePhase(volume, 'Released', context);
  await reclaimVolume(volume, context);
};

const reportMismatch = async (
  volume: PersistentVolume,
  claim: PersistentVolumeClaim,
  context: ControllerContext,
): Promise<void> => {
  const because = 'due to incompatible volumeMode.';
  const report = (object: PersistentVolume | PersistentVolumeClaim, message: string): Promise<void> =>
    reportVolume(object, 'Warning', 'VolumeMismatch', `Cannot bind PersistentVolume ${message} ${because}`, context);
  await report(volume, `to requested PersistentVolumeClaim "${claim.metadata.name}"`);
  await report(claim, `"${volume.metadata.name}" to requested PersistentVolumeClaim`);
};
