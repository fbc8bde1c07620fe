import type { IncomingMessage, ServerResponse } from 'node:http';
import { ConfigurationError } from '../../errors/configuration-error.ts';
import type { ClusterControl } from './cluster-control.ts';
import { answerControl, findRegistry } from './control-routes.ts';

/** Asked for by name: importing `node:http` touches all of its exports, which loads much that is not needed here. */
const { createServer } = process.getBuiltinModule('node:http');

/** The name of the socket in the folder of a running cluster. */
export const controlSocket = 'control.sock';

/**
 * Lets other processes of the same user control a cluster, over HTTP on a Unix socket. Who may open the socket is decided by the
 * folder that it lies in.
 */
export const serveControl = async (cluster: ClusterControl, socket: string): Promise<AsyncDisposable> => {
  const server = createServer((request, response) => {
    serve(cluster, request, response).catch((error: unknown) => refuse(response, error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socket, resolve);
  });
  return {
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};

const serve = async (cluster: ClusterControl, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const url = new URL(request.url ?? '/', 'http://cluster');
  const path = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  const method = request.method ?? 'GET';
  const [resource, name = '', part] = path;
  if (part === 'journal') return sendJournal(cluster, name, url.searchParams.has('follow'), response);
  if (resource === 'snapshot') return serveSnapshot(cluster, request, response);
  const content = await read(request);
  const answer = await answerControl(cluster, method, path, content.length > 0 ? JSON.parse(content.toString()) : {});
  if (answer === undefined) throw new ConfigurationError(`There is nothing at ${method} ${url.pathname}.`);
  send(response, 200, answer);
};

/** One line of JSON for each request that the registry answered, and, if wanted, for those that come. */
const sendJournal = (cluster: ClusterControl, host: string, follows: boolean, response: ServerResponse): void => {
  const { journal } = findRegistry(cluster, host);
  response.writeHead(200, { 'Content-Type': 'application/x-ndjson' });
  for (const line of journal.entries()) response.write(`${JSON.stringify(line)}\n`);
  if (!follows) {
    response.end();
    return;
  }
  response.flushHeaders();
  const end = journal.subscribe((line) => void response.write(`${JSON.stringify(line)}\n`));
  response.on('close', end);
};

const serveSnapshot = async (
  { snapshots }: ClusterControl,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  if (request.method === 'PUT') {
    await snapshots.restore(await read(request));
    send(response, 200, { restored: true });
    return;
  }
  const archive = await snapshots.save();
  response.writeHead(200, { 'Content-Type': 'application/x-tar', 'Content-Length': archive.length });
  response.end(archive);
};

const read = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const send = (response: ServerResponse, status: number, document: unknown): void => {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(document));
};

const refuse = (response: ServerResponse, error: unknown): void => {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const hint = error instanceof ConfigurationError ? error.hint : undefined;
  send(response, error instanceof ConfigurationError ? 400 : 500, {
    message: error instanceof Error ? error.message : String(error),
    ...(hint === undefined ? {} : { hint }),
  });
};
