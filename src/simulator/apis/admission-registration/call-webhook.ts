import { randomUUID } from 'node:crypto';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { AdmissionAttributes } from '../../apimachinery/admission.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import { badRequest, type FailureStatus, internalError, StatusError } from '../../apimachinery/status-error.ts';
import { postReview } from '../webhook/post-review.ts';
import { REVIEW_VERSIONS } from '../webhook/validate-review-versions.ts';
import { admissionRequest, operationOptions } from './admission-request.ts';
import type { SeenWrite } from './seen-as.ts';
import type { Webhook } from './validate-webhooks.ts';
import { type AdmissionAnswer, verifiedAnswer } from './verified-answer.ts';

/** What a webhook is asked. */
export interface WebhookCall {
  readonly seen: SeenWrite;
  readonly requested: AdmissionAttributes;
  readonly isMutating: boolean;
}

/**
 * Asks a webhook about a write.
 *
 * @returns what it says; `undefined` when it could not be asked, and its failures are ignored
 * @throws StatusError in its words when it denies; 400 for a dry run that it does not support; 500 when it cannot be asked
 * @see https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#webhook-request-and-response
 */
export const callWebhook = async (
  webhook: Webhook,
  call: WebhookCall,
  listers: Listers,
): Promise<AdmissionAnswer | undefined> => {
  const { name, sideEffects, failurePolicy } = webhook;
  const { context } = call.requested;
  if (context.dryRun && sideEffects !== 'None' && sideEffects !== 'NoneOnDryRun')
    throw badRequest(`admission webhook ${JSON.stringify(name)} does not support dry run`);
  if (isOver(context)) throw timedOut();
  let answer: AdmissionAnswer;
  try {
    answer = await ask(webhook, call, listers);
  } catch (error) {
    if (isOver(context)) throw timedOut();
    if (failurePolicy === 'Ignore') return undefined;
    throw internalError(`failed calling webhook ${JSON.stringify(name)}: ${(error as Error).message}`);
  }
  context.warnings.push(...(answer.warnings ?? []));
  if (!answer.allowed) throw denial(webhook, answer);
  return answer;
};

const isOver = ({ timeLeft }: RequestContext): boolean => timeLeft !== undefined && timeLeft() <= 0;

const timedOut = (): StatusError =>
  new StatusError(
    504,
    'Timeout',
    'Timeout: request did not complete within requested timeout - context deadline exceeded',
    {},
  );

/** In seconds: what the webhook is given, or what the client has left. */
const secondsLeft = (given: number, { timeLeft }: RequestContext): number =>
  timeLeft === undefined ? given : Math.min(given, Math.ceil(timeLeft() / 1000));

const ask = async (
  { clientConfig = {}, timeoutSeconds = 10, admissionReviewVersions = [] }: Webhook,
  { seen: { attributes }, requested, isMutating }: WebhookCall,
  listers: Listers,
): Promise<AdmissionAnswer> => {
  const uid = randomUUID();
  const version = admissionReviewVersions.find((each) => REVIEW_VERSIONS.includes(each));
  if (version === undefined)
    throw new Error(
      'could not create admission objects: webhook does not accept known AdmissionReview versions (v1, v1beta1)',
    );
  const apiVersion = `admission.k8s.io/${version}`;
  const request = { uid, ...admissionRequest(attributes, requested), ...objectsOf(attributes) };
  const review = { kind: 'AdmissionReview', apiVersion, request };
  const answered = await postReview(
    clientConfig,
    review,
    secondsLeft(timeoutSeconds, requested.context),
    listers,
  ).catch((error: Error) => {
    throw new Error(`failed to call webhook: ${error.message}`);
  });
  return verifiedAnswer(answered, { uid, apiVersion, isMutating });
};

const objectsOf = (attributes: AdmissionAttributes): object => {
  const { operation, kind, body = kind, object, old } = attributes;
  const typed = (each: object | undefined): object | null =>
    each === undefined ? null : { ...each, apiVersion: apiVersionOf(body), kind: body.kind };
  return {
    object: operation === 'DELETE' ? null : typed(object),
    oldObject: typed(old),
    options: operationOptions(attributes),
  };
};

/** A refusal is one whatever the webhook calls it. */
const denial = ({ name }: Webhook, { status }: AdmissionAnswer): StatusError => {
  const { code = 0, message, reason = '', details }: Partial<FailureStatus> = status ?? {};
  const why = message || reason ? `: ${message || reason}` : ' without explanation';
  return new StatusError(
    Math.max(code, 400),
    reason,
    `admission webhook ${JSON.stringify(name)} denied the request${why}`,
    details,
  );
};
