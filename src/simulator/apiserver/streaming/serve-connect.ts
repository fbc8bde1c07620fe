import type { Connect, RestStorage } from '../../apimachinery/rest-storage.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import { genericMethodNotAllowed } from '../failure.ts';
import type { Reply, ResourceApiRequest } from '../reply.ts';
import { answerHeaders } from '../representation/answer-headers.ts';
import { admitConnection } from './admit-connection.ts';

type LogConnect = Extract<Connect, { protocol: 'log' }>;
type UploadConnect = Extract<Connect, { protocol: 'upload' }>;

/** The largest body of an upload, in bytes. */
const UPLOAD_LIMIT = 512 * 1024 * 1024;

/**
 * A plain HTTP request for a streaming subresource: a log goes out as text as it comes in, an upload is read to its end; a
 * command needs a connection that is upgraded.
 *
 * @throws StatusError 400 for a command without an upgrade, 405 for a method that makes no sense
 */
export const serveConnect = async (
  request: ResourceApiRequest,
  storage: RestStorage,
  connect: Connect,
): Promise<Reply> => {
  if (connect.protocol === 'log') return serveLog(request, connect);
  if (connect.protocol === 'upload') return serveUpload(request, connect);
  const { exchange, context, target, query, server } = request;
  const isAnyMethod = target.subresource === 'proxy' || exchange.method === 'GET' || exchange.method === 'POST';
  if (!isAnyMethod) throw genericMethodNotAllowed();
  await admitConnection(server, target, storage, context, query);
  if (connect.protocol === 'refused') {
    const isGet = exchange.method === 'GET';
    const answer = isGet ? await connect.answer?.(context, target.name ?? '', target.rest) : undefined;
    if (answer === undefined) throw badRequest(connect.reason);
    return answer;
  }
  // What is wrong with the pod is told before the missing upgrade.
  await connect.open(context, target.name ?? '', { query, method: exchange.method });
  throw badRequest('Upgrade request required');
};

const serveLog = async (
  { exchange, query, context, target, served }: ResourceApiRequest,
  connect: LogConnect,
): Promise<undefined> => {
  if (exchange.method !== 'GET') throw genericMethodNotAllowed();
  const chunks = await connect.open(context, target.name ?? '', { query, method: exchange.method });
  const iterator = chunks[Symbol.asyncIterator]();
  const stream = exchange.stream(200, { ...answerHeaders(served), 'content-type': 'text/plain' });
  let open = true;
  stream.onClose(() => {
    open = false;
    void iterator.return?.();
  });
  try {
    for (let next = await iterator.next(); open && !next.done; next = await iterator.next()) {
      if (!stream.write(next.value)) await stream.drained();
    }
    stream.end();
  } catch {
    stream.abort();
  }
};

const serveUpload = async (
  { exchange, query, context, target }: ResourceApiRequest,
  connect: UploadConnect,
): Promise<Reply> => {
  if (exchange.method !== 'POST') throw genericMethodNotAllowed();
  const body = await exchange.readBody(UPLOAD_LIMIT);
  const { method, headers } = exchange;
  const answer = await connect.receive(context, target.name ?? '', { query, method, headers, rest: target.rest, body });
  return 'contentType' in answer ? answer : { code: 201, object: answer };
};
