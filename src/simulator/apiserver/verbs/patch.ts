import type { KubeObject } from '../../../resources/kube-object.ts';
import { isNotFound } from '../../apimachinery/not-found.ts';
import { checkName } from '../../apimachinery/registry/check-name.ts';
import type { RestStorage, Updated } from '../../apimachinery/rest-storage.ts';
import { authorizeCreation, whereAuthorized } from '../access/authorize-creation.ts';
import { genericMethodNotAllowed } from '../failure.ts';
import { writingOf } from '../managed-fields/writing.ts';
import { type ReadPatch, readPatch } from '../patch/read-patch.ts';
import type { Reply, ResourceApiRequest } from '../reply.ts';
import { writeRequest } from './write-request.ts';

/** PATCH of one object, of any of the four patch types. A server-side apply creates what is missing. */
export const patchVerb = async (request: ResourceApiRequest, storage: RestStorage): Promise<Reply> => {
  if (storage.update === undefined) throw genericMethodNotAllowed();
  const { options, context } = writeRequest(request, 'PatchOptions');
  const patch = await readPatch(request, storage.kind, writingOf(request, storage, options), options);
  const { object, created } = await updateOrCreate(request, storage, context, patch);
  return { code: created ? 201 : 200, object, kind: storage.kind };
};

const updateOrCreate = async (
  request: ResourceApiRequest,
  storage: RestStorage,
  context: ResourceApiRequest['context'],
  { change, creates }: ReadPatch,
): Promise<Updated> => {
  const { name = '' } = request.target;
  try {
    return (await storage.update?.(context, name, creates ? whereAuthorized(request, change) : change)) as Updated;
  } catch (error) {
    if (!creates || storage.create === undefined || !isNotFound(error)) throw error;
    const object = (await change(undefined)) as KubeObject;
    checkName(object, name);
    await authorizeCreation(request);
    return { object: await storage.create(context, object), created: true };
  }
};
