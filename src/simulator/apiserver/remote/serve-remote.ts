import type { ClientRequest, IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { networkError } from '../../../distribution/network-error.ts';
import type { RemotePlace, RemoteVersion } from '../../apimachinery/remote-version.ts';
import type { RequestContext, UserInfo } from '../../apimachinery/request-context.ts';
import { BODY_LIMIT } from '../body/decode-object.ts';
import type { ApiRequest, Reply } from '../reply.ts';
import type { Exchange, Headers } from '../transport/exchange.ts';

/**
 * Passes a request on to the server that answers for its group, with the name of its user in place of credentials.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/configure-aggregation-layer/#authentication-flow
 */
export const serveRemote = async ({ exchange, context }: ApiRequest, { place }: RemoteVersion): Promise<Reply> => {
  if (place === undefined) return remoteFailure();
  const body = exchange.method === 'GET' ? undefined : await exchange.readBody(BODY_LIMIT);
  return new Promise((resolve) => {
    const sent = remoteRequest(exchange, context, place);
    sent.on('error', (error) => resolve(remoteFailure(error, place)));
    sent.on('response', (response) => {
      passBack(response, exchange);
      resolve(undefined);
    });
    sent.end(body);
  });
};

/** The same request to the server behind an APIService. */
export const remoteRequest = (
  { method, target, headers }: Pick<Exchange, 'method' | 'target' | 'headers'>,
  { user }: RequestContext,
  place: RemotePlace,
  more: Readonly<Record<string, string>> = {},
): ClientRequest =>
  request({
    host: place.address,
    port: place.port,
    servername: place.host,
    ca: place.ca,
    rejectUnauthorized: !place.isTrusted,
    cert: place.identity.certificate,
    key: place.identity.key,
    method,
    path: target,
    headers: { ...passedOn(headers), ...identity(user), host: hostOf(place), ...more },
  });

interface TextReply {
  readonly code: number;
  readonly contentType: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What is answered when that server cannot be asked. */
export const remoteFailure = (error?: Error, place?: RemotePlace): TextReply => ({
  code: 503,
  contentType: 'text/plain; charset=utf-8',
  body: `${error === undefined || place === undefined ? 'service unavailable' : failureOf(error, place)}\n`,
  headers: { 'x-content-type-options': 'nosniff' },
});

/** Without the request in front of it, which nobody has made like that. */
const failureOf = (error: Error, target: RemotePlace): string =>
  networkError(error, { method: 'GET', url: '', host: target.host, target, phase: 'request' }).message.replace(
    'Get "": ',
    '',
  );

const hostOf = ({ address, port }: RemotePlace): string =>
  `${address.includes(':') ? `[${address}]` : address}:${port}`;

/** What is about one connection, or proves who the user is, is not for the next server. */
const OWN =
  /^(?::.*|authorization|connection|content-length|host|impersonate-.*|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|x-remote-.*)$/;

const passedOn = (headers: Headers): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || OWN.test(name) ? [] : [[name, typeof value === 'string' ? value : [...value]]],
    ),
  );

const identity = ({ username, groups, extra = {} }: UserInfo): Record<string, string | string[]> => ({
  'x-remote-user': username,
  'x-remote-group': [...groups],
  ...Object.fromEntries(
    Object.entries(extra).map(([name, values]) => [`x-remote-extra-${encodeURIComponent(name)}`, [...values]]),
  ),
});

const passBack = (response: IncomingMessage, exchange: Exchange): void => {
  const headers = passedOn(response.headers) as Record<string, string | string[]>;
  const stream = exchange.stream(response.statusCode ?? 502, headers);
  response.on('data', (chunk: Buffer) => {
    if (stream.write(chunk)) return;
    response.pause();
    void stream.drained().then(() => response.resume());
  });
  response.on('end', () => stream.end());
  response.on('error', () => stream.abort());
  stream.onClose(() => response.destroy());
};
