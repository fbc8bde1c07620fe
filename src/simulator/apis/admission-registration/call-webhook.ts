import { randomUUID } from 'node:crypto';
import { request } from 'node:https';
import { networkError } from '../../../distribution/network-error.ts';
import { serviceKind } from '../../../resources/kinds.ts';
import { apiVersionOf } from '../../../resources/resource-kind.ts';
import type { AdmissionAttributes } from '../../apimachinery/admission.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { FailureStatus } from '../../apimachinery/status-error.ts';
import { admissionRequest } from './policy-variables.ts';
import type { Webhook } from './validate-webhooks.ts';

/** What a webhook says to a write. */
export interface AdmissionAnswer {
  readonly uid?: string;
  readonly allowed?: boolean;
  readonly status?: Partial<FailureStatus>;
  readonly warnings?: readonly string[];
  /** Base64. */
  readonly patch?: string;
  readonly patchType?: string;
}

/** The largest answer that is read, in bytes. */
const LIMIT = 3 * 1024 * 1024;

/**
 * Sends the review of a write to a webhook. Nothing answers behind the services of this cluster, so that only webhooks with
 * a URL can be reached.
 *
 * @throws Error that says why there is no answer
 * @see https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#webhook-request-and-response
 */
export const callWebhook = async (
  { clientConfig: { url, service, caBundle } = {}, timeoutSeconds = 10, admissionReviewVersions }: Webhook,
  attributes: AdmissionAttributes,
  listers: Listers,
): Promise<AdmissionAnswer> => {
  const uid = randomUUID();
  const path = service?.path ? `/${service.path.replace(/^\//, '')}` : '';
  const place = url ?? `https://${service?.name}.${service?.namespace}.svc:${service?.port ?? 443}${path}`;
  const address = `${place}?timeout=${timeoutSeconds}s`;
  const failed = (why: string): Error => new Error(`failed to call webhook: Post ${JSON.stringify(address)}: ${why}`);
  if (url === undefined) {
    const known = listers.of(serviceKind).get(service?.namespace, service?.name ?? '');
    throw failed(
      known === undefined
        ? `service ${JSON.stringify(service?.name)} not found`
        : `no endpoints available for service ${JSON.stringify(service?.name)}`,
    );
  }
  const version = admissionReviewVersions?.find((each) => each === 'v1' || each === 'v1beta1') ?? 'v1';
  const [apiVersion, kind] = [`admission.k8s.io/${version}`, 'AdmissionReview'];
  const review = JSON.stringify({ apiVersion, kind, request: { uid, ...reviewOf(attributes) } });
  const text = await post(address, review, caBundle, timeoutSeconds * 1000).catch((error: Error) => {
    throw new Error(`failed to call webhook: ${failureText(error, address)}`);
  });
  return answerOf(text, uid, apiVersion);
};

const failureText = (error: Error, url: string): string => {
  const { hostname, host, port } = new URL(url);
  const target = { address: hostname, port: Number(port || 443) };
  return networkError(error, { method: 'POST', url, host, target, phase: 'request' }).message;
};

const reviewOf = (attributes: AdmissionAttributes): object => {
  const { operation, kind, object, old } = attributes;
  const typed = (each: object | undefined): object | null =>
    each === undefined ? null : { ...each, apiVersion: apiVersionOf(kind), kind: kind.kind };
  return {
    ...admissionRequest(attributes),
    object: operation === 'DELETE' ? null : typed(object),
    oldObject: typed(old),
    options: null,
  };
};

const post = (address: string, body: string, caBundle: string | undefined, timeout: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const ca = caBundle ? { ca: Buffer.from(caBundle, 'base64').toString() } : {};
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const sent = request(address, { method: 'POST', headers, signal: AbortSignal.timeout(timeout), ...ca });
    sent.on('error', reject);
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > LIMIT) response.destroy(new Error(`the answer is longer than ${LIMIT} bytes`));
        else chunks.push(chunk);
      });
      response.on('error', reject);
      response.on('end', () => {
        const { statusCode = 0 } = response;
        if (statusCode >= 200 && statusCode < 300) resolve(Buffer.concat(chunks).toString());
        else reject(new Error(`the server answered ${statusCode}`));
      });
    });
    sent.end(body);
  });

const answerOf = (text: string, uid: string, expected: string): AdmissionAnswer => {
  const refuse = (why: string): Error => new Error(`received invalid webhook response: ${why}`);
  let review: { apiVersion?: string; kind?: string; response?: AdmissionAnswer };
  try {
    review = JSON.parse(text) as typeof review;
  } catch (error) {
    throw new Error(`failed to call webhook: couldn't read the answer: ${(error as Error).message}`);
  }
  const { apiVersion, kind, response } = review ?? {};
  if (response === undefined || response === null) throw refuse('webhook response was absent');
  // The earlier version says neither what it is nor what it answers.
  if (expected === 'admission.k8s.io/v1beta1')
    return { ...response, ...(response.patch && { patchType: 'JSONPatch' }) };
  if (response.uid !== uid)
    throw refuse(`expected response.uid=${JSON.stringify(uid)}, got ${JSON.stringify(response.uid ?? '')}`);
  if (apiVersion !== 'admission.k8s.io/v1' || kind !== 'AdmissionReview')
    throw refuse(
      `expected webhook response of admission.k8s.io/v1, Kind=AdmissionReview, got ${apiVersion}, Kind=${kind}`,
    );
  return response;
};
