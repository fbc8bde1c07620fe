import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { genericMethodNotAllowed } from '../failure.ts';
import type { Reply, ResourceApiRequest } from '../reply.ts';
import { keepToRevision } from '../request/keep-to-revision.ts';
import { checkNumber } from '../request/list-options.ts';
import { serveWatch } from '../streaming/serve-watch.ts';

/** GET of one object; on the old `/watch/` paths a watch of it. */
export const getVerb = async (request: ResourceApiRequest, storage: RestStorage): Promise<Reply> => {
  if (request.info.verb === 'watch') return serveWatch(request, storage);
  if (storage.get === undefined) throw genericMethodNotAllowed();
  const { context, target, query, server } = request;
  const resourceVersion = query.get('resourceVersion');
  if (resourceVersion !== null && resourceVersion !== '') {
    checkNumber(resourceVersion);
    keepToRevision(resourceVersion, server.machinery.store.revision);
  }
  return { code: 200, object: await storage.get(context, target.name ?? ''), kind: storage.kind };
};
