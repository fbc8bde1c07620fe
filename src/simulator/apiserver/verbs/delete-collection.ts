import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { deleteOptions } from '../body/delete-options.ts';
import { genericMethodNotAllowed } from '../failure.ts';
import type { Reply, ResourceApiRequest } from '../reply.ts';
import { listOptions } from '../request/list-options.ts';

/** DELETE of a collection; the answer lists what was deleted. */
export const deleteCollectionVerb = async (request: ResourceApiRequest, storage: RestStorage): Promise<Reply> => {
  if (storage.deleteCollection === undefined) throw genericMethodNotAllowed();
  const { options, dryRun } = await deleteOptions(request);
  const select = listOptions(request.query, storage.kind, undefined, false);
  return {
    code: 200,
    object: await storage.deleteCollection({ ...request.context, dryRun, options }, options, select),
    kind: storage.kind,
  };
};
