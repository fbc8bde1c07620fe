import type { PersistentVolume, PersistentVolumeClaim } from '../../../resources/storage/persistent-volume.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';

/** Says in an event what became of a claim or a volume. */
export const reportVolume = (
  object: PersistentVolumeClaim | PersistentVolume,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
  { events }: ControllerContext,
): Promise<void> =>
  events.record({ object, type, reason, message, source: { component: 'persistentvolume-controller' } });
