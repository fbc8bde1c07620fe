import type { OpenPage } from '../apimachinery/open-page.ts';
import { authenticateRequest } from './access/authenticate-request.ts';
import { authorizeRequest } from './access/authorize-request.ts';
import { mayBePersonalReview } from './access/may-be-personal-review.ts';
import { toStatusError } from './failure.ts';
import type { ApiRequest, Reply } from './reply.ts';
import { answer } from './representation/answer.ts';
import { checkTimeout } from './request/check-timeout.ts';
import { decodePath } from './request/decode-path.ts';
import { type RequestInfo, requestInfo } from './request/request-info.ts';
import { route } from './route.ts';
import { canonicalQuantities } from './schema/canonical-quantities.ts';
import { completeObject } from './schema/complete-object.ts';
import type { Served } from './served.ts';
import type { ServerContext } from './server-context.ts';
import type { Exchange } from './transport/exchange.ts';

/** The whole life of a request: who asks, may they, what do they get. Never throws. */
export const serveExchange = async (server: ServerContext, exchange: Exchange): Promise<void> => {
  const served: Served = { warnings: [] };
  const reply = await work(server, exchange, served).catch(asReply);
  if (served.info !== undefined) server.meter.count(served.info, reply?.code ?? 200);
  if (reply === undefined) return;
  try {
    await answer(server, exchange, reply, served);
  } catch (error) {
    await answer(server, { ...exchange, headers: {} }, asReply(error), { ...served, warnings: [] }).catch(
      () => undefined,
    );
  }
};

const work = async (server: ServerContext, exchange: Exchange, served: Served): Promise<Reply> => {
  const page = openPage(server, exchange.target);
  if (page !== undefined) return (await import('./plain/serve-open-page.ts')).serveOpenPage(server, exchange, page);
  const request = await admittedRequest(server, exchange, served);
  return request === undefined ? badPath : route(request);
};

/**
 * A request whose user is known and allowed to make it, after the cluster has come to rest. `undefined`: its path cannot
 * be read.
 *
 * @throws StatusError 400, 401, 403
 */
export const admittedRequest = async (
  server: ServerContext,
  exchange: Exchange,
  served: Served = { warnings: [] },
): Promise<ApiRequest | undefined> => {
  const { method, target } = exchange;
  const mark = target.indexOf('?');
  const path = decodePath(mark < 0 ? target : target.slice(0, mark));
  if (path === undefined) return undefined;
  const query = new URLSearchParams(mark < 0 ? '' : target.slice(mark));
  await server.gate();
  const info = requestInfo(method, path, query);
  served.info = info;
  const isLong = isLongRunning(info);
  const timeout = !isLong && info.verb !== 'watch' ? checkTimeout(query) : undefined;
  const deadline = timeout === undefined ? undefined : server.clock.now() + timeout;
  const user = await authenticateRequest(exchange, server.authenticate, server.authorize);
  if (!isLong) served.flow = server.flowOf?.(user, info);
  const [readable, checked] = mayBePersonalReview(info)
    ? await (await import('./access/personal-review.ts')).personalReview(exchange, info)
    : [exchange, info];
  await authorizeRequest(user, checked, query, server.authorize);
  return {
    server,
    exchange: readable,
    info,
    query,
    served,
    context: {
      user,
      namespace: info.resource?.namespace,
      warnings: served.warnings,
      canonicalise: canonicalQuantities,
      complete: completeObject,
      ...(deadline !== undefined && { timeLeft: () => deadline - server.clock.now() }),
    },
  };
};

/** Whether a request may take long, so that it does not queue with others. */
const isLongRunning = ({ verb, resource }: RequestInfo): boolean =>
  verb === 'proxy' || (resource?.subresource !== undefined && LONG_RUNNING.has(resource.subresource));

const LONG_RUNNING = new Set(['attach', 'exec', 'log', 'portforward', 'proxy']);

/** The page that everybody may ask for at a path, if there is one. */
const openPage = ({ openPages }: ServerContext, target: string): OpenPage | undefined => {
  if (openPages === undefined) return undefined;
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  return Object.hasOwn(openPages, path) ? openPages[path] : undefined;
};

const asReply = (error: unknown): NonNullable<Reply> => {
  const { status } = toStatusError(error);
  return { code: status.code, object: status };
};

const badPath: Reply = {
  code: 400,
  contentType: 'text/plain; charset=utf-8',
  body: '400 Bad Request',
  headers: { connection: 'close' },
};
