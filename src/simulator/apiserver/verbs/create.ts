import type { KubeObject } from '../../../resources/kube-object.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { decodeObject } from '../body/decode-object.ts';
import { genericMethodNotAllowed } from '../failure.ts';
import { trackUpdate } from '../managed-fields/track-update.ts';
import { writingOf } from '../managed-fields/writing.ts';
import type { Reply, ResourceApiRequest } from '../reply.ts';
import { writeOptions } from '../request/write-options.ts';

/** POST to a collection. */
export const createVerb = async (request: ResourceApiRequest, storage: RestStorage): Promise<Reply> => {
  if (storage.create === undefined) throw genericMethodNotAllowed();
  const options = writeOptions(request.query, 'CreateOptions');
  const context = { ...request.context, dryRun: options.dryRun, fieldManager: options.fieldManager };
  const sent = await decodeObject<KubeObject>(
    request.exchange,
    storage.kind,
    options.fieldValidation,
    context.warnings,
  );
  const object = trackUpdate(undefined, sent, writingOf(request, storage, options));
  return { code: 201, object: await storage.create(context, object), kind: storage.kind };
};
