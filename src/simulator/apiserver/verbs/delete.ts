import type { KubeObject } from '../../../resources/kube-object.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { deleteOptions } from '../body/delete-options.ts';
import { genericMethodNotAllowed } from '../failure.ts';
import type { ApiObject, Reply, ResourceApiRequest } from '../reply.ts';

/**
 * DELETE of one object. It is answered with the object while something still holds it, else with a Status, or with the
 * last state for kinds that always do so.
 *
 * @see https://github.com/kubernetes/apiserver/blob/master/pkg/endpoints/handlers/delete.go
 */
export const deleteVerb = async (request: ResourceApiRequest, storage: RestStorage): Promise<Reply> => {
  if (storage.delete === undefined) throw genericMethodNotAllowed();
  const { options, dryRun, waitsForDependents } = await deleteOptions(request);
  const deleted = await storage.delete({ ...request.context, dryRun, options }, request.target.name ?? '', options);
  const lingers = isHeld(deleted);
  if (deleted.kind === 'Status') return { code: 200, object: deleted };
  if (!lingers && storage.answersDeleteWith !== 'object') return { code: 200, object: successOf(deleted, storage) };
  return {
    code: lingers && waitsForDependents ? 202 : 200,
    object: deleted,
    kind: storage.kind,
  };
};

const isHeld = (object: KubeObject & { spec?: { finalizers?: string[] } }): boolean =>
  object.metadata.deletionTimestamp !== undefined &&
  ((object.metadata.finalizers ?? []).length > 0 ||
    (object.metadata.deletionGracePeriodSeconds ?? 0) > 0 ||
    (object.kind === 'Namespace' && (object.spec?.finalizers ?? []).length > 0));

const successOf = ({ metadata }: KubeObject, { kind }: RestStorage): ApiObject & Record<string, unknown> => ({
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Success',
  details: {
    name: metadata.name,
    ...(kind.group === '' ? {} : { group: kind.group }),
    kind: kind.plural,
    ...(metadata.uid === undefined ? {} : { uid: metadata.uid }),
  },
});
