import type { Clock } from '../../../ports/clock.ts';
import type { FieldWriter } from '../../apimachinery/field-writer.ts';

/** A program of the cluster as the owner of fields; what that takes is loaded when it first changes what a client has made. */
export const fieldOwner = (manager: string, clock: Clock): FieldWriter => {
  let writer: Promise<FieldWriter> | undefined;
  const load = async (): Promise<FieldWriter> =>
    (await import('../../apiserver/managed-fields/program-writer.ts')).programWriter(manager, clock);
  return { own: async (write) => (await (writer ??= load())).own(write) };
};
