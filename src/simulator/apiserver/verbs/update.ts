import type { KubeObject } from '../../../resources/kube-object.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { decodeObject } from '../body/decode-object.ts';
import { genericMethodNotAllowed } from '../failure.ts';
import { trackUpdate } from '../managed-fields/track-update.ts';
import { writingOf } from '../managed-fields/writing.ts';
import type { Reply, ResourceApiRequest } from '../reply.ts';
import { writeOptions } from '../request/write-options.ts';

/** PUT of one object. */
export const updateVerb = async (request: ResourceApiRequest, storage: RestStorage): Promise<Reply> => {
  if (storage.update === undefined) throw genericMethodNotAllowed();
  const options = writeOptions(request.query, 'UpdateOptions');
  const context = { ...request.context, dryRun: options.dryRun, fieldManager: options.fieldManager };
  const sent = await decodeObject<KubeObject>(
    request.exchange,
    storage.kind,
    options.fieldValidation,
    context.warnings,
  );
  const writing = writingOf(request, storage, options);
  const { object, created } = await storage.update(context, request.target.name ?? '', (current) =>
    trackUpdate(current, sent, writing),
  );
  return { code: created ? 201 : 200, object, kind: storage.kind };
};
