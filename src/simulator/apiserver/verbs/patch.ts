import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Change, RestStorage, Updated } from '../../apimachinery/rest-storage.ts';
import { genericMethodNotAllowed } from '../failure.ts';
import { writingOf } from '../managed-fields/writing.ts';
import { readPatch } from '../patch/read-patch.ts';
import type { Reply, ResourceApiRequest } from '../reply.ts';
import { writeRequest } from './write-request.ts';

/** PATCH of one object, of any of the four patch types. A server-side apply creates what is missing. */
export const patchVerb = async (request: ResourceApiRequest, storage: RestStorage): Promise<Reply> => {
  if (storage.update === undefined) throw genericMethodNotAllowed();
  const { options, context } = writeRequest(request, 'PatchOptions');
  const name = request.target.name ?? '';
  const patch = await readPatch(request, storage.kind, writingOf(request, storage, options), options);
  const { object, created } = await updateOrCreate(storage, context, name, patch.change, patch.creates);
  return { code: created ? 201 : 200, object, kind: storage.kind };
};

const updateOrCreate = async (
  storage: RestStorage,
  context: ResourceApiRequest['context'],
  name: string,
  change: Change,
  creates: boolean,
): Promise<Updated> => {
  try {
    return (await storage.update?.(context, name, change)) as Updated;
  } catch (error) {
    if (!creates || storage.create === undefined || (error as { code?: number }).code !== 404) throw error;
    const object = (await change(undefined)) as KubeObject;
    return { object: await storage.create(context, object), created: true };
  }
};
