import { request } from 'node:https';
import { networkError } from '../../../distribution/network-error.ts';
import { serviceKind } from '../../../resources/kinds.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { refusedReview } from './refused-review.ts';
import type { ClientConfig } from './validate-webhook-client.ts';

/** The largest answer that is read, in bytes. */
const LIMIT = 3 * 1024 * 1024;

/**
 * Sends a review to a webhook and reads what it answers. Nothing answers behind the services of this cluster, so that only
 * webhooks with a URL can be reached.
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
  const path = service?.path ? `/${service.path.replace(/^\//, '')}` : '';
  const place = url ?? `https://${service?.name}.${service?.namespace}.svc:${service?.port ?? 443}${path}`;
  const address = `${place}?timeout=${timeout}s`;
  if (url === undefined) {
    const known = listers.of(serviceKind).get(service?.namespace, service?.name ?? '');
    const name = JSON.stringify(service?.name);
    throw new Error(
      `Post ${JSON.stringify(address)}: ${known === undefined ? `service ${name} not found` : `no endpoints available for service ${name}`}`,
    );
  }
  return document(await post(address, JSON.stringify(review), caBundle, timeout * 1000));
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

const post = (address: string, body: string, caBundle: string | undefined, timeout: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const ca = caBundle ? { ca: Buffer.from(caBundle, 'base64').toString() } : {};
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const sent = request(address, { method: 'POST', headers, signal: AbortSignal.timeout(timeout), ...ca });
    const failed = (error: Error): void => reject(new Error(failureText(error, address)));
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

const failureText = (error: Error, url: string): string => {
  const { hostname, host, port } = new URL(url);
  const target = { address: hostname, port: Number(port || 443) };
  return networkError(error, { method: 'POST', url, host, target, phase: 'request' }).message;
};
