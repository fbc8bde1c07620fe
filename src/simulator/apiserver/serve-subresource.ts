import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { isCustomKind } from '../apimachinery/custom-kind.ts';
import { keepToNamespace } from '../apimachinery/keep-to-namespace.ts';
import { checkName } from '../apimachinery/registry/check-name.ts';
import { checkUid } from '../apimachinery/registry/uid-precondition.ts';
import type { RequestContext } from '../apimachinery/request-context.ts';
import type { Change, RestStorage, Subresource } from '../apimachinery/rest-storage.ts';
import { genericMethodNotAllowed, genericNotFound } from './failure.ts';
import { inOtherVersions } from './managed-fields/other-versions.ts';
import { trackUpdate } from './managed-fields/track-update.ts';
import { writingOf } from './managed-fields/writing.ts';
import type { Reply, ResourceApiRequest } from './reply.ts';
import { reportUnimplemented } from './report-unimplemented.ts';
import { negotiatedReply } from './representation/negotiated-reply.ts';
import type { Offer } from './request/representation.ts';
import { serveConnect } from './streaming/serve-connect.ts';
import { sentObject, writeRequest } from './verbs/write-request.ts';

type Verb = (request: ResourceApiRequest, subresource: Subresource, storage: RestStorage) => Promise<Reply>;

/** A request for what lies below an object: `status`, `scale`, `layers`, `log`. */
export const serveSubresource = async (request: ResourceApiRequest, storage: RestStorage): Promise<Reply> => {
  const { server, target } = request;
  const subresource = server.catalog.subresource(storage, target.subresource ?? '');
  if (subresource === undefined) {
    reportUnimplemented(request);
    throw genericNotFound();
  }
  if (subresource.connect !== undefined) return serveConnect(request, storage, subresource.connect);
  const verbs: Record<string, Verb | undefined> = {
    GET: subresource.get && getVerb,
    POST: subresource.create && createVerb,
    PUT: subresource.update && updateVerb,
    PATCH: subresource.refusesPatches ? undefined : subresource.update && patchVerb,
  };
  const verb = verbs[request.exchange.method];
  if (verb === undefined) {
    reportUnimplemented(request);
    throw genericMethodNotAllowed();
  }
  const offer: Offer = subresource.get === undefined ? { forms: 'metadata' } : {};
  return negotiatedReply(request, storage.kind, offer, () => verb(request, subresource, storage));
};

const getVerb: Verb = async ({ context, target }, subresource, storage) => ({
  code: 200,
  object: (await subresource.get?.(context, target.name ?? '')) as KubeObject,
  kind: bodyKind(subresource, storage),
});

const createVerb: Verb = async (request, subresource, storage) => {
  const write = writeRequest(request, 'CreateOptions');
  const sent = await sentObject(request, subresource.kind, write, subresource.accepts);
  if (sent.metadata != null)
    keepToNamespace(sent.metadata, storage.kind.namespaced ? request.target.namespace : undefined);
  const owned = trackUpdate(undefined, sent, writingOf(request, storage, write.options));
  const object = (await subresource.create?.(write.context, request.target.name ?? '', owned)) as KubeObject;
  return { code: 201, object, kind: bodyKind(subresource, storage) };
};

const updateVerb: Verb = async (request, subresource, storage) => {
  const { options, context } = writeRequest(request, 'UpdateOptions');
  const sent = await sentObject(request, subresource.kind, { options, context });
  checkName({ ...sent, metadata: sent.metadata ?? {} }, request.target.name ?? '');
  const writing = writingOf(request, storage, options);
  return changed(request, context, subresource, storage, (current) => {
    if (current !== undefined) checkUid(storage.kind, sent, current);
    return inOtherVersions(current, trackUpdate(current, sent, writing), writing);
  });
};

const patchVerb: Verb = async (request, subresource, storage) => {
  const { options, context } = writeRequest(request, 'PatchOptions');
  const { readPatch } = await import('./patch/read-patch.ts');
  const writing = writingOf(request, storage, options);
  const { change } = await readPatch(request, bodyKind(subresource, storage), writing, options);
  return changed(request, context, subresource, storage, change);
};

const changed = async (
  { target }: ResourceApiRequest,
  context: RequestContext,
  subresource: Subresource,
  storage: RestStorage,
  change: Change,
): Promise<Reply> => {
  const updated = await subresource.update?.(context, target.name ?? '', change);
  return {
    code: updated?.created ? 201 : 200,
    object: updated?.object as KubeObject,
    kind: bodyKind(subresource, storage),
  };
};

/** The resource that a subresource's bodies are shown as: they share its name, columns only when they share its kind. */
const bodyKind = ({ kind }: Subresource, { kind: own }: RestStorage): ResourceKind => {
  if (!isCustomKind(own) || own.kind === kind.kind) return { ...own, ...kind };
  const { schema: _, columns: __, selectableFields: ___, warning: ____, ...plain } = own;
  return { ...plain, ...kind };
};
