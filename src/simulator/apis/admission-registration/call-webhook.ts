import { randomUUID } from 'node:crypto';
import { apiVersionOf } from '../../../resources/resource-kind.ts';
import type { AdmissionAttributes } from '../../apimachinery/admission.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { FailureStatus } from '../../apimachinery/status-error.ts';
import { postReview } from '../webhook/post-review.ts';
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

/**
 * Sends the review of a write to a webhook.
 *
 * @throws Error that says why there is no answer
 * @see https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#webhook-request-and-response
 */
export const callWebhook = async (
  { clientConfig = {}, timeoutSeconds = 10, admissionReviewVersions }: Webhook,
  attributes: AdmissionAttributes,
  listers: Listers,
): Promise<AdmissionAnswer> => {
  const uid = randomUUID();
  const version = admissionReviewVersions?.find((each) => each === 'v1' || each === 'v1beta1') ?? 'v1';
  const [apiVersion, kind] = [`admission.k8s.io/${version}`, 'AdmissionReview'];
  const review = { apiVersion, kind, request: { uid, ...reviewOf(attributes) } };
  const answer = await postReview(clientConfig, review, timeoutSeconds, listers).catch((error: Error) => {
    throw new Error(`failed to call webhook: ${error.message}`);
  });
  return answerOf(answer as AnsweredReview, uid, apiVersion);
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

interface AnsweredReview {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly response?: AdmissionAnswer | null;
}

const answerOf = ({ apiVersion, kind, response }: AnsweredReview, uid: string, expected: string): AdmissionAnswer => {
  const refuse = (why: string): Error => new Error(`received invalid webhook response: ${why}`);
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
