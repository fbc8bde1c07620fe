import http from 'node:http';
import type { TestContext } from 'node:test';
import { world } from './internal-registry.fixture.ts';
import { internalRegistryHost } from './start-internal-registry.ts';

interface Asked {
  /** @default `pusher`, who may do everything; empty for nobody */
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** An internal registry over plain HTTP, and requests as they are written by hand; see `fakeCluster` for who may do what. */
export const plainRequests = async (context: TestContext) => {
  const { registry, ...rest } = await world(context, { tls: undefined });
  const ask = async (method: string, path: string, { token = 'pusher', headers = {}, body = '' }: Asked = {}) => {
    const authorization = token ? { Authorization: `Bearer ${token}` } : {};
    const length = { 'Content-Length': String(Buffer.byteLength(body)) };
    const { promise, resolve, reject } = Promise.withResolvers<http.IncomingMessage>();
    http
      .request(
        {
          port: registry.port,
          method,
          path,
          headers: { Host: internalRegistryHost, ...authorization, ...length, ...headers },
        },
        resolve,
      )
      .on('error', reject)
      .end(body);
    const response = await promise;
    const text = Buffer.concat(await response.toArray()).toString();
    return { status: response.statusCode ?? 0, headers: response.headers, body: text };
  };
  /** Begins an upload; the path and query at which it goes on. */
  const upload = async (repository: string): Promise<string> =>
    next((await ask('POST', `/v2/${repository}/blobs/uploads/`)).headers);
  return { ...rest, registry, ask, upload };
};

/** Where an upload goes on, according to an answer. */
export const next = ({ location = '' }: http.IncomingHttpHeaders): string => {
  const { pathname, search } = new URL(location);
  return pathname + search;
};
