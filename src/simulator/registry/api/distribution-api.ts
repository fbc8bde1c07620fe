import type { Exchange } from '../http/exchange.ts';
import { RegistryError } from '../http/registry-error.ts';
import { catalogAccess, repositoryAccess } from './access.ts';
import { checkDigest, deleteBlob, getBlob } from './blob-handlers.ts';
import { listReferrers, listRepositories, listTags } from './listing-handlers.ts';
import { deleteManifest, getManifest, putManifest } from './manifest-handlers.ts';
import type { Caller, RegistryApp } from './registry-app.ts';
import { parseRoute, type Route } from './route.ts';
import { answerUnknownPath } from './unknown-path.ts';
import { appendChunk, cancelUpload, completeUpload, startUpload, uploadStatus } from './upload-handlers.ts';

/** Answers one request of the distribution API; throws `RegistryError` for what is refused. */
export const answer = async <Who extends Caller>(app: RegistryApp<Who>, exchange: Exchange): Promise<void> => {
  const route = parseRoute(exchange.path);
  const isInexact = route?.kind === 'uploads' && app.uploadStates && !exchange.path.endsWith('/');
  if (!route || isInexact || (route.kind === 'referrers' && !app.hasReferrers)) {
    if (!(await app.handleOther?.(exchange))) answerUnknownPath(exchange);
    return;
  }
  app.admit?.(exchange, route);
  const caller = await app.authorize(exchange, neededAccess(route, exchange));
  exchange.user = caller.name || undefined;
  if (route.kind === 'blob') checkDigest(route.digest);
  const handler = handlers[route.kind][exchange.method];
  if (handler) await handler(app as unknown as RegistryApp, exchange, route as never, caller);
  else if (route.kind === 'base') base(exchange);
  else if (exchange.method === 'OPTIONS') exchange.send(200, { Allow: allowed(route) });
  else exchange.text(405, 'Method not allowed', { Allow: allowed(route) });
};

type Handler<Kind extends Route['kind']> = (
  app: RegistryApp,
  exchange: Exchange,
  route: Extract<Route, { kind: Kind }>,
  caller: Caller,
) => Promise<void> | void;
type Handlers = { readonly [Kind in Route['kind']]: Readonly<Record<string, Handler<Kind>>> };

const repositoryOf = (app: RegistryApp, { name }: { readonly name: string }, caller: Caller) =>
  app.repository(name, caller);

const uploadOf = (app: RegistryApp, exchange: Exchange, route: { readonly name: string }, caller: Caller) => ({
  exchange,
  repository: repositoryOf(app, route, caller),
  uploads: app.uploads,
  states: app.uploadStates,
});

/** The root says yes to every method. */
const base = (exchange: Exchange): void => exchange.send(200, { 'Content-Type': exchange.jsonContentType }, '{}');
const manifest: Handler<'manifest'> = (app, exchange, route, caller) =>
  getManifest(exchange, repositoryOf(app, route, caller), route.reference);
const blob: Handler<'blob'> = (app, exchange, route, caller) =>
  getBlob(exchange, repositoryOf(app, route, caller), route.digest);

const start = (app: RegistryApp, exchange: Exchange, route: { readonly name: string }, caller: Caller) =>
  startUpload(uploadOf(app, exchange, route, caller), (name) => app.mayPull(exchange, name));
const status: Handler<'upload'> = (app, exchange, route, caller) =>
  uploadStatus(uploadOf(app, exchange, route, caller), route.id);
const unnamedUpload: Handler<'uploads'> = (_app, { method }) => {
  throw new RegistryError('BLOB_UPLOAD_UNKNOWN', method === 'GET' || method === 'HEAD' ? { detail: {} } : {});
};

const handlers: Handlers = {
  base: {},
  catalog: {
    GET: async (app, exchange, _route, caller) =>
      listRepositories(exchange, await app.catalog(caller), app.catalogPage),
  },
  tags: { GET: (app, exchange, route, caller) => listTags(exchange, repositoryOf(app, route, caller)) },
  manifest: {
    GET: manifest,
    HEAD: manifest,
    PUT: (app, exchange, route, caller) => putManifest(exchange, repositoryOf(app, route, caller), route.reference),
    DELETE: (app, exchange, route, caller) =>
      deleteManifest(exchange, repositoryOf(app, route, caller), route.reference),
  },
  blob: {
    GET: blob,
    HEAD: blob,
    DELETE: (app, exchange, route, caller) => deleteBlob(exchange, repositoryOf(app, route, caller), route.digest),
  },
  uploads: {
    GET: unnamedUpload,
    HEAD: unnamedUpload,
    POST: start,
    PATCH: unnamedUpload,
    PUT: unnamedUpload,
    DELETE: unnamedUpload,
  },
  upload: {
    GET: status,
    HEAD: status,
    POST: start,
    PATCH: (app, exchange, route, caller) => appendChunk(uploadOf(app, exchange, route, caller), route.id),
    PUT: (app, exchange, route, caller) => completeUpload(uploadOf(app, exchange, route, caller), route.id),
    DELETE: (app, exchange, route, caller) => cancelUpload(uploadOf(app, exchange, route, caller), route.id),
  },
  referrers: {
    GET: (app, exchange, route, caller) => listReferrers(exchange, repositoryOf(app, route, caller), route.digest),
  },
};

const allowed = (route: Route): string => Object.keys(handlers[route.kind]).toSorted().join(', ');

/** `undefined` for methods that stand for no right. */
const neededAccess = (route: Route, { method }: Exchange) => {
  if (route.kind === 'base') return [];
  if (route.kind === 'catalog') return catalogAccess;
  const actions = actionsOf[method];
  return actions && repositoryAccess(route.name, ...actions);
};

const actionsOf: Readonly<Record<string, readonly string[]>> = {
  GET: ['pull'],
  HEAD: ['pull'],
  POST: ['pull', 'push'],
  PUT: ['pull', 'push'],
  PATCH: ['pull', 'push'],
  DELETE: ['delete'],
};
