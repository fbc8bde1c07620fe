import { persistentVolumeKind } from '../../../resources/kinds/kinds.ts';
import type { PersistentVolume } from '../../../resources/storage/persistent-volume.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { unbindVolume } from './bind-volume.ts';
import { reportVolume } from './volume-event.ts';
import { writePhase } from './write-phase.ts';

/**
 * What becomes of a volume whose claim is gone. The controller itself empties directories of nodes and of NFS servers, and
 * deletes those of nodes below `/tmp`; the volumes of drivers are left to their drivers.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming
 */
export const reclaimVolume = async (volume: PersistentVolume, context: ControllerContext): Promise<void> => {
  const spec = volume.spec ?? {};
  if (spec.persistentVolumeReclaimPolicy === 'Recycle') {
    if (spec['hostPath'] === undefined && spec['nfs'] === undefined)
      return fail(volume, 'VolumeFailedRecycle', 'No recycler plugin found for the volume!', context);
    await reportVolume(volume, 'Normal', 'VolumeRecycled', 'Volume recycled', context);
    return unbindVolume(volume, context);
  }
  if (spec.persistentVolumeReclaimPolicy !== 'Delete' || spec['csi'] !== undefined) return;
  const failure = whyNotDeleted(volume);
  if (failure !== undefined) return fail(volume, 'VolumeFailedDelete', failure, context);
  await context.client.delete(persistentVolumeKind, undefined, volume.metadata.name);
};

const whyNotDeleted = ({ metadata, spec }: PersistentVolume): string | undefined => {
  const directory = spec?.['hostPath'] as { path: string } | undefined;
  if (directory === undefined)
    return `error getting deleter volume plugin for volume "${metadata.name}": no deletable volume plugin matched`;
  return /\/tmp\/.+/.test(directory.path)
    ? undefined
    : `host_path deleter only supports /tmp/.+ but received provided ${directory.path}`;
};

const fail = async (
  volume: PersistentVolume,
  reason: string,
  message: string,
  context: ControllerContext,
): Promise<void> => {
  if (await writePhase(volume, 'Failed', context, message))
    await reportVolume(volume, 'Warning', reason, message, context);
};
