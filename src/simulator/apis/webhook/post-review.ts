import { request } from 'node:https';
import { posix } from 'node:path';
import { networkError } from '../../../distribution/network-error.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { refusedReview } from './refused-review.ts';
import { type Endpoint, resolveService } from './resolve-service.ts';
import type { ClientConfig, ServiceReference } from './validate-webhook-client.ts';

/** The largest answer that is read, in bytes. */
const LIMIT = 3 * 1024 * 1024;

/**
 * Sends a review to a webhook and reads what it answers.
 *
 * Every certificate of the bundle is trusted as it is, as Go does: it may be the webhook's own, without who issued it.
 *
 * @param timeout in seconds
 * @returns the document in the body of the answer
 * @throws Error that says why there is none
 * @see https://github.com/kubernetes/apiserver/blob/v0.32.0/pkg/util/webhook/client.go
 */
export const postReview = async (
  { url, service, caBundle }: ClientConfig,
  review: object,
  timeout: number,
  listers: Listers,
): Promise<object> => {
  const host = `${service?.name}.${service?.namespace}.svc:${service?.port ?? 443}`;
  const [, origin, path] = url?.match(/^([^/]*\/\/[^/]*)(.*)$/) ?? [undefined, `https://${host}`, service?.path];
  const address = `${origin}${cleanPath(path)}?timeout=${timeout}s`;
  const place = url === undefined ? endpointOf(service ?? {}, address, listers) : undefined;
  return document(await post({ address, caBundle, timeout: timeout * 1000, place }, JSON.stringify(review)));
};

/** Go's client joins the parts of a path: `//a/` is `/a`, and none is `/`. */
const cleanPath = (path = ''): string => posix.join('/', path).replace(/(?<=.)\/$/, '');

/** @throws Error when there is none, or none that answers */
const endpointOf = (service: ServiceReference, url: string, listers: Listers): Endpoint => {
  const quoted = `Post ${JSON.stringify(url)}`;
  let found: Endpoint;
  try {
    found = resolveService(service, listers);
  } catch (error) {
    throw new Error(`${quoted}: ${(error as Error).message}`);
  }
  const { address, port, isPod } = found;
  if (isPod) throw new Error(`${quoted}: dial tcp ${address}:${port}: connect: connection refused`);
  return found;
};

const document = (text: string): object => {
  const unread = (why: string): Error => new Error(`couldn't get version/kind; json parse error: ${why}`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw unread((error as Error).message);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unread('it is no object');
  return value;
};

/** A request to a webhook. */
interface Call {
  readonly address: string;
  readonly caBundle: string | undefined;
  /** In milliseconds. */
  readonly timeout: number;
  /** What is dialled, where it is not the host in the address. */
  readonly place: Endpoint | undefined;
}

const post = (call: Call, body: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { address, caBundle, timeout, place } = call;
    const { hostname: servername, port } = new URL(address);
    const sent = request(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      signal: AbortSignal.timeout(timeout),
      ...(caBundle ? { ca: Buffer.from(caBundle, 'base64').toString(), allowPartialTrustChain: true } : {}),
      ...(place && { hostname: place.address, port: place.port, servername, setHost: false }),
    });
    if (place !== undefined) sent.setHeader('host', `${servername}:${port || 443}`);
    const failed = (error: Error): void => reject(new Error(failureText(error, call)));
    sent.on('error', failed);
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > LIMIT) response.destroy(new Error(`the answer is longer than ${LIMIT} bytes`));
        else chunks.push(chunk);
      });
      response.on('error', failed);
      response.on('end', () => {
        const { statusCode = 0, headers: answered } = response;
        const text = Buffer.concat(chunks).toString();
        if (statusCode >= 200 && statusCode <= 206) resolve(text);
        else reject(new Error(refusedReview(statusCode, answered['content-type'], text)));
      });
    });
    sent.end(body);
  });

const failureText = (error: Error, { address: url, place }: Call): string => {
  const { hostname, host, port } = new URL(url);
  const target = place ?? { address: hostname, port: Number(port || 443) };
  return networkError(error, { method: 'POST', url, host, target, phase: 'request' }).message;
};
