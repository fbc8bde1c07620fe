import type { Exchange } from '../http/exchange.ts';
import { catalogAccess, repositoryAccess } from './access.ts';
import { deleteBlob, getBlob } from './blob-handlers.ts';
import { listReferrers, listRepositories, listTags } from './listing-handlers.ts';
import { deleteManifest, getManifest, putManifest } from './manifest-handlers.ts';
import type { Caller, RegistryApp } from './registry-app.ts';
import { parseRoute, type Route } from './route.ts';
import { appendChunk, cancelUpload, completeUpload, startUpload, uploadStatus } from './upload-handlers.ts';

/** Answers one request of the distribution API; throws `RegistryError` for what is refused. */
export const answer = async <Who extends Caller>(app: RegistryApp<Who>, exchange: Exchange): Promise<void> => {
  const route = parseRoute(exchange.path);
  if (!route || (route.kind === 'referrers' && !app.hasReferrers)) {
    if (!(await app.handleOther?.(exchange))) exchange.text(404, '404 page not found');
    return;
  }
  app.admit?.(exchange, route);
  const caller = await app.authorize(exchange, neededAccess(route, exchange));
  exchange.user = caller.name || undefined;
  const handler = handlers[route.kind][exchange.method];
  if (handler) await handler(app as unknown as RegistryApp, exchange, route as never, caller);
  else if (exchange.method === 'OPTIONS') exchange.send(200, { Allow: allowed(route) });
  else exchange.text(405, 'Method Not Allowed', { Allow: allowed(route) });
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

const base: Handler<'base'> = (_app, exchange) =>
  exchange.send(200, { 'Content-Type': exchange.jsonContentType }, '{}');
const manifest: Handler<'manifest'> = (app, exchange, route, caller) =>
  getManifest(exchange, repositoryOf(app, route, caller), route.reference);
const blob: Handler<'blob'> = (app, exchange, route, caller) =>
  getBlob(exchange, repositoryOf(app, route, caller), route.digest);

const handlers: Handlers = {
  base: { GET: base, HEAD: base },
  catalog: { GET: async (app, exchange, _route, caller) => listRepositories(exchange, await app.catalog(caller)) },
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
    POST: (app, exchange, route, caller) =>
      startUpload({ exchange, repository: repositoryOf(app, route, caller), uploads: app.uploads }, (name) =>
        app.mayPull(exchange, name),
      ),
  },
  upload: {
    GET: (app, exchange, route, caller) =>
      uploadStatus({ exchange, repository: repositoryOf(app, route, caller), uploads: app.uploads }, route.id),
    PATCH: (app, exchange, route, caller) =>
      appendChunk({ exchange, repository: repositoryOf(app, route, caller), uploads: app.uploads }, route.id),
    PUT: (app, exchange, route, caller) =>
      completeUpload({ exchange, repository: repositoryOf(app, route, caller), uploads: app.uploads }, route.id),
    DELETE: (app, exchange, route, caller) =>
      cancelUpload({ exchange, repository: repositoryOf(app, route, caller), uploads: app.uploads }, route.id),
  },
  referrers: {
    GET: (app, exchange, route, caller) => listReferrers(exchange, repositoryOf(app, route, caller), route.digest),
  },
};

const allowed = (route: Route): string => Object.keys(handlers[route.kind]).join(', ');

const neededAccess = (route: Route, { method }: Exchange) => {
  if (route.kind === 'base') return [];
  if (route.kind === 'catalog') return catalogAccess;
  const changes = method === 'POST' || method === 'PUT' || method === 'PATCH' || route.kind === 'upload';
  if (method === 'DELETE' && route.kind !== 'upload') return repositoryAccess(route.name, 'delete');
  return changes ? repositoryAccess(route.name, 'pull', 'push') : repositoryAccess(route.name, 'pull');
};
