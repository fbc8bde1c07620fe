import { isGoTrue } from '../../resources/values/go-bool.ts';
import { isCustomKind } from '../apimachinery/custom-kind.ts';
import type { RestStorage } from '../apimachinery/rest-storage.ts';
import { badRequest } from '../apimachinery/status-error.ts';
import { deprecationWarning } from './deprecations.ts';
import { genericMethodNotAllowed, genericNotFound } from './failure.ts';
import type { Reply, ResourceApiRequest } from './reply.ts';
import { reportUnimplemented } from './report-unimplemented.ts';
import { negotiatedReply } from './representation/negotiated-reply.ts';
import { serveSubresource } from './serve-subresource.ts';
import { createVerb } from './verbs/create.ts';
import { deleteVerb } from './verbs/delete.ts';
import { deleteCollectionVerb } from './verbs/delete-collection.ts';
import { getVerb } from './verbs/get.ts';
import { listVerb } from './verbs/list.ts';
import { updateVerb } from './verbs/update.ts';

type Verb = (request: ResourceApiRequest, storage: RestStorage) => Promise<Reply>;

/**
 * A request for a collection, an object or what lies below it.
 *
 * @throws StatusError 404 and 405 as the real server's routes give them, 406 before anything is done when the client accepts
 *   no form of the answer, and whatever the storage throws
 */
export const serveResource = async (request: ResourceApiRequest, storage: RestStorage): Promise<Reply> => {
  const { target, exchange, context } = request;
  const { kind } = storage;
  const isNamespaceItself = kind.group === '' && kind.plural === 'namespaces';
  if (target.namespace !== undefined && !kind.namespaced && !isNamespaceItself) throw genericNotFound();
  if (target.name !== undefined && kind.namespaced && target.namespace === undefined) throw genericNotFound();
  if (isElsewhere(request, storage)) throw genericNotFound();
  checkName(target.name);
  if (target.name !== undefined && exchange.method === 'GET' && isGoTrue(request.query.get('export') ?? ''))
    throw badRequest('the export parameter, deprecated since v1.14, is no longer supported');
  if (request.server.deprecatesDeploymentConfigs ?? true)
    deprecationWarning(kind, target.subresource, context.warnings);
  if (isCustomKind(kind) && kind.warning !== undefined) context.warnings.push(kind.warning);
  if (target.subresource !== undefined) return serveSubresource(request, storage);
  const hasTable = storage.get !== undefined || storage.list !== undefined;
  const streams = target.name === undefined && exchange.method === 'GET';
  return negotiatedReply(request, kind, { ...(!hasTable && { forms: 'metadata' }), streams }, () => {
    const verbs = target.name === undefined ? collectionVerbs(request, storage) : objectVerbs(storage);
    const verb = verbs[exchange.method];
    if (verb !== undefined) return verb(request, storage);
    reportUnimplemented(request);
    throw Object.values(verbs).some((each) => each !== undefined) ? genericMethodNotAllowed() : genericNotFound();
  });
};

/** Custom resources of namespaces can only be made and deleted in one; of other kinds the server says that the method is wrong. */
const isElsewhere = ({ target, exchange }: ResourceApiRequest, { kind }: RestStorage): boolean =>
  isCustomKind(kind) && kind.namespaced && target.namespace === undefined && exchange.method !== 'GET';

const collectionVerbs = ({ target }: ResourceApiRequest, storage: RestStorage): Record<string, Verb | undefined> => {
  const acrossNamespaces = storage.kind.namespaced && target.namespace === undefined;
  return {
    GET: storage.list === undefined ? undefined : listVerb,
    POST: storage.create === undefined || acrossNamespaces ? undefined : createVerb,
    DELETE: storage.deleteCollection === undefined || acrossNamespaces ? undefined : deleteCollectionVerb,
  };
};

const objectVerbs = (storage: RestStorage): Record<string, Verb | undefined> => ({
  GET: storage.get === undefined ? undefined : getVerb,
  PUT: storage.update === undefined ? undefined : updateVerb,
  PATCH: storage.update === undefined ? undefined : patchWhenAsked,
  DELETE: storage.delete === undefined ? undefined : deleteVerb,
});

/** The four kinds of patches are a fifth of the server's code, and no start needs them. */
const patchWhenAsked: Verb = async (request, storage) => (await import('./verbs/patch.ts')).patchVerb(request, storage);

const checkName = (name: string | undefined): void => {
  if (name === undefined) return;
  const wrong =
    name === '.' || name === '..' ? `may not be '${name}'` : name.includes('%') ? "may not contain '%'" : undefined;
  if (wrong !== undefined) throw badRequest(`Name parameter invalid: ${JSON.stringify(name)}: ${wrong}`);
};
