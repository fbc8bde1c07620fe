import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { genericMethodNotAllowed } from '../failure.ts';
import type { Reply, ResourceApiRequest } from '../reply.ts';
import { keepToRevision } from '../request/keep-to-revision.ts';
import { listOptions } from '../request/list-options.ts';
import { serveWatch } from '../streaming/serve-watch.ts';

/** GET of a collection: a list, or a watch when the query asks for one. */
export const listVerb = async (request: ResourceApiRequest, storage: RestStorage): Promise<Reply> => {
  if (request.info.verb === 'watch') return serveWatch(request, storage);
  if (storage.list === undefined) throw genericMethodNotAllowed();
  const options = listOptions(request.query, storage.kind, undefined, false);
  keepToRevision(options.resourceVersion, request.server.machinery.store.revision);
  return { code: 200, object: await storage.list(request.context, options), kind: storage.kind };
};
