import { checkUid } from '../../apimachinery/registry/uid-precondition.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { whereAuthorized } from '../access/authorize-creation.ts';
import { genericMethodNotAllowed } from '../failure.ts';
import { inOtherVersions } from '../managed-fields/other-versions.ts';
import { trackUpdate } from '../managed-fields/track-update.ts';
import { writingOf } from '../managed-fields/writing.ts';
import type { Reply, ResourceApiRequest } from '../reply.ts';
import { sentObject, writeRequest } from './write-request.ts';

/** PUT of one object. */
export const updateVerb = async (request: ResourceApiRequest, storage: RestStorage): Promise<Reply> => {
  if (storage.update === undefined) throw genericMethodNotAllowed();
  const write = writeRequest(request, 'UpdateOptions');
  const sent = await sentObject(request, storage.kind, write);
  const writing = writingOf(request, storage, write.options);
  const change = whereAuthorized(request, (current) => {
    if (current !== undefined) checkUid(storage.kind, sent, current);
    return inOtherVersions(current, trackUpdate(current, sent, writing), writing);
  });
  const { object, created } = await storage.update(write.context, request.target.name ?? '', change);
  return { code: created ? 201 : 200, object, kind: storage.kind };
};
