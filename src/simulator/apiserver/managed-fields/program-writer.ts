import type { Clock } from '../../../ports/clock.ts';
import type { FieldWriter } from '../../apimachinery/field-writer.ts';
import { separatesStatus } from './separates-status.ts';
import { trackUpdate } from './track-update.ts';

/** Makes a program of the cluster the owner of what it writes, under its name. */
export const programWriter = (manager: string, clock: Clock): FieldWriter => ({
  own: async ({ storage, subresource, current, sent }) =>
    trackUpdate(current, sent, {
      kind: storage.kind,
      manager,
      clock,
      subresource,
      hasStatus: separatesStatus(storage),
      statusKeeps: storage.statusKeeps,
      tracked: true,
    }),
});
