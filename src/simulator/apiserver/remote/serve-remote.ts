import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { networkError } from '../../../distribution/network-error.ts';
import type { RemotePlace, RemoteVersion } from '../../apimachinery/remote-version.ts';
import type { UserInfo } from '../../apimachinery/request-context.ts';
import { BODY_LIMIT } from '../body/decode-object.ts';
import type { ApiRequest, Reply } from '../reply.ts';
import type { Exchange, Headers } from '../transport/exchange.ts';

/**
 * Passes a request on to the server that answers for its group, with the name of its user in place of credentials.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/configure-aggregation-layer/#authentication-flow
 */
export const serveRemote = async ({ exchange, context }: ApiRequest, { place }: RemoteVersion): Promise<Reply> => {
  if (place === undefined) return unavailable('service unavailable');
  const body = exchange.method === 'GET' ? undefined : await exchange.readBody(BODY_LIMIT);
  return new Promise((resolve) => {
    const sent = request({
      host: place.address,
      port: place.port,
      servername: place.host,
      ca: place.ca,
      rejectUnauthorized: !place.isTrusted,
      cert: place.identity.certificate,
      key: place.identity.key,
      method: exchange.method,
      path: exchange.target,
      headers: { ...passedOn(exchange.headers), ...identity(context.user), host: hostOf(place) },
    });
    sent.on('error', (error) => resolve(unavailable(failureOf(error, place))));
    sent.on('response', (response) => {
      passBack(response, exchange);
      resolve(undefined);
    });
    sent.end(body);
  });
};

const unavailable = (text: string): Reply => ({
  code: 503,
  contentType: 'text/plain; charset=utf-8',
  body: `${text}\n`,
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
