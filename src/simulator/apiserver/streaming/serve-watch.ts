import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import { isCustomKind } from '../../apimachinery/custom-kind.ts';
import type { RestStorage, WatchChange } from '../../apimachinery/rest-storage.ts';
import { methodNotSupported, StatusError } from '../../apimachinery/status-error.ts';
import { toStatusError } from '../failure.ts';
import type { ResourceApiRequest } from '../reply.ts';
import { answerHeaders } from '../representation/answer-headers.ts';
import { type ListQuery, listOptions } from '../request/list-options.ts';
import { negotiate } from '../request/representation.ts';
import { header } from '../transport/exchange.ts';
import { createEventEncoder, type WatchEvent } from './event-encoder.ts';
import { BLUEPRINT, listBlueprint } from './list-blueprint.ts';
import { watchStream } from './watch-stream.ts';

/** How often a watcher that asked for bookmarks gets one, in milliseconds. */
const BOOKMARK_PERIOD = 60_000;

/** How long a watch lasts when the client does not say: between the 30 and 60 minutes of the real server. */
const DEFAULT_TIMEOUT = 45 * 60_000;

/** A client that leaves so many bytes unread is cut off; it may resume. */
const MAX_BUFFERED = 64 * 1024 * 1024;

/**
 * Tells a client of changes, one JSON document a line or one WebSocket message each, until it goes, its time is over or it
 * can no longer follow.
 *
 * @throws StatusError 405 for a resource that cannot be watched
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 */
export const serveWatch = async (request: ResourceApiRequest, storage: RestStorage): Promise<undefined> => {
  if (storage.watch === undefined) throw methodNotSupported(storage.kind, 'watch');
  const { exchange, query, context, server, target } = request;
  const { kind } = storage;
  const options = listOptions(query, kind, target.name, true);
  const isListed = options.sendInitialEvents === true && options.allowWatchBookmarks === true;
  // What there is and what happens are told as one list: there is no table of it.
  const representation = negotiate(header(exchange.headers, 'accept'), {
    ...(isListed && { forms: 'metadata' }),
    streams: true,
  });
  const { contentType, encode } = await createEventEncoder(
    representation,
    kind,
    query.get('includeObject'),
    server.clock,
  );
  const blueprint = isListed ? await listBlueprint(kind, representation, contentType.includes('protobuf')) : '';
  const early: (string | Uint8Array)[] = [];
  let write = (message: string | Uint8Array): void => void early.push(message);
  const send = (event: WatchEvent): void => write(encode(event));
  const sink = ({ type, object }: WatchChange): void => send({ type, object });
  let end = (): void => undefined;
  const fail = (error: unknown): void => {
    const { message } = toStatusError(error);
    send({ type: 'ERROR', object: new StatusError(500, 'InternalError', message).status });
    end();
  };
  const stop = await storage
    .watch(context, { ...options, ...startOf(options, server.machinery.store.revision) }, sink, fail)
    .catch(asErrorEvent(send));
  const stream = watchStream(exchange, { ...answerHeaders(request.served), 'content-type': contentType }, early);
  write = (message) => {
    if (stream.write(message) > MAX_BUFFERED) stream.abort();
  };
  end = () => stream.end();
  if (stop === undefined) return void stream.end();
  const bookmark = (annotations?: Record<string, string>): void => {
    const resourceVersion = String(server.machinery.store.revision);
    send({
      type: 'BOOKMARK',
      object: {
        kind: kind.kind,
        apiVersion: apiVersionOf(kind),
        metadata: { name: '', resourceVersion, creationTimestamp: null, ...(annotations && { annotations }) },
      },
    });
  };
  if (isListed) bookmark({ [BLUEPRINT]: blueprint, 'k8s.io/initial-events-end': 'true' });
  const timers = [
    server.clock.after(options.timeoutSeconds ? options.timeoutSeconds * 1000 : DEFAULT_TIMEOUT, () => stream.end()),
  ];
  // What users define is served anew when its definition changes; who watches it starts again then.
  const forget = isCustomKind(kind) ? server.catalog.onRemoved(storage, () => stream.end()) : undefined;
  if (options.allowWatchBookmarks) timers.push(repeated(server.clock, BOOKMARK_PERIOD, bookmark));
  stream.onClose(() => {
    stop();
    forget?.();
    write = () => undefined;
    for (const timer of timers) timer.cancel();
  });
  return undefined;
};

const repeated = (
  clock: ResourceApiRequest['server']['clock'],
  period: number,
  callback: () => void,
): { cancel(): void } => {
  let timer = clock.after(period, fire);
  function fire(): void {
    callback();
    timer = clock.after(period, fire);
  }
  return { cancel: () => timer.cancel() };
};

/** Whether the watch begins with what there is: asked for by `sendInitialEvents`, else by an absent version or "0". */
const startOf = (
  { sendInitialEvents, resourceVersion }: ListQuery,
  current: number,
): Pick<ListQuery, 'resourceVersion'> => {
  if (sendInitialEvents === true) return { resourceVersion: '0' };
  if (sendInitialEvents === false && (resourceVersion === undefined || resourceVersion === '0'))
    return { resourceVersion: String(current) };
  return {};
};

/** A version that is too old is told in the stream, as the real server's watch cache does. */
const asErrorEvent =
  (send: (event: WatchEvent) => void) =>
  (error: unknown): undefined => {
    if (!(error instanceof StatusError) || error.code !== 410) throw error;
    send({ type: 'ERROR', object: error.status });
    return undefined;
  };
