import { keepToNamespace } from '../../apimachinery/keep-to-namespace.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { genericMethodNotAllowed } from '../failure.ts';
import { trackUpdate } from '../managed-fields/track-update.ts';
import { writingOf } from '../managed-fields/writing.ts';
import type { Reply, ResourceApiRequest } from '../reply.ts';
import { sentObject, writeRequest } from './write-request.ts';

/** POST to a collection. */
export const createVerb = async (request: ResourceApiRequest, storage: RestStorage): Promise<Reply> => {
  if (storage.create === undefined) throw genericMethodNotAllowed();
  const write = writeRequest(request, 'CreateOptions');
  const sent = await sentObject(request, storage.kind, write);
  if (sent.metadata != null)
    keepToNamespace(sent.metadata, storage.kind.namespaced ? request.target.namespace : undefined);
  const object = trackUpdate(undefined, sent, writingOf(request, storage, write.options));
  return { code: 201, object: await storage.create(write.context, object), kind: storage.kind };
};
