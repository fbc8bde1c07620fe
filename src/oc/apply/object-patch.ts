import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { Client, PatchType } from '../client/client.ts';
import { mergePatch } from './merge-patch.ts';
import { patchSchema } from './patch-schema.ts';
import { strategicPatch } from './strategic-patch.ts';

/** What a patch is made of: the object as it was wanted last, as it is wanted now, and as it is. */
export interface PatchStates {
  readonly original: object;
  readonly wanted: object;
  readonly current: object;
}

/** A patch and how it is to be read. */
export interface ObjectPatch {
  readonly patch: object;
  readonly type: PatchType;
}

/**
 * The patch that makes an object as it is wanted: strategic where the server knows how the kind's lists merge, else a merge
 * patch.
 *
 * @returns `undefined` when nothing changes
 */
export const objectPatch = async (
  client: Client,
  kind: ResourceKind,
  { original, wanted, current }: PatchStates,
): Promise<ObjectPatch | undefined> => {
  const schema = await patchSchema(client, kind);
  if (!schema) {
    const plain = mergePatch(original, wanted, current);
    return plain && { patch: plain, type: 'merge' };
  }
  const patch = strategicPatch(original, wanted, current, schema);
  return patch && { patch, type: 'strategic' };
};
