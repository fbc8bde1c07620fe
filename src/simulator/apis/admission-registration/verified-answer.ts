import type { FailureStatus } from '../../apimachinery/status-error.ts';

/** What a webhook says to a write. */
export interface AdmissionAnswer {
  readonly uid?: string;
  readonly allowed?: boolean;
  readonly status?: Partial<FailureStatus> | null;
  readonly warnings?: readonly string[] | null;
  /** Base64. */
  readonly patch?: string | null;
  readonly patchType?: string | null;
}

/** What an answer is held against. */
export interface AskedReview {
  readonly uid: string;
  readonly apiVersion: string;
  readonly isMutating: boolean;
}

interface AnsweredReview {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly response?: AdmissionAnswer | null;
}

/**
 * The answer to a review, if it is one. The earlier version says neither what it is nor what it answers.
 *
 * @throws Error that says what is wrong with it
 * @see https://github.com/kubernetes/apiserver/blob/v0.32.0/pkg/admission/plugin/webhook/request/admissionreview.go
 */
export const verifiedAnswer = (review: AnsweredReview, asked: AskedReview): AdmissionAnswer => {
  const { response } = review;
  if (response === undefined || response === null) throw invalidAnswer('webhook response was absent');
  if (asked.apiVersion.endsWith('/v1')) verify(review, response, asked);
  return response;
};

const verify = (
  { apiVersion = '', kind = '' }: AnsweredReview,
  { uid = '', patch, patchType }: AdmissionAnswer,
  asked: AskedReview,
): void => {
  if (uid !== asked.uid)
    throw invalidAnswer(`expected response.uid=${JSON.stringify(asked.uid)}, got ${JSON.stringify(uid)}`);
  if (apiVersion !== asked.apiVersion || kind !== 'AdmissionReview')
    throw invalidAnswer(
      `expected webhook response of ${asked.apiVersion}, Kind=AdmissionReview, got ${apiVersion}, Kind=${kind}`,
    );
  const hasType = patchType !== undefined && patchType !== null;
  if (!asked.isMutating) {
    if (patch) throw invalidAnswer('validating webhook may not return response.patch');
    if (hasType) throw invalidAnswer('validating webhook may not return response.patchType');
    return;
  }
  if (patch && !hasType) throw invalidAnswer('webhook returned response.patch but not response.patchType');
  if (!patch && hasType) throw invalidAnswer('webhook returned response.patchType but not response.patch');
  if (patchType === '') throw invalidAnswer('webhook returned invalid response.patchType of ""');
  if (patch && patchType !== 'JSONPatch') throw new Error(`unsupported patch type ${JSON.stringify(patchType)}`);
};

const invalidAnswer = (why: string): Error => new Error(`received invalid webhook response: ${why}`);
