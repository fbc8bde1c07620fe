import { randomUUID } from 'node:crypto';
import type { CustomResourceDefinition } from '../../../resources/custom-resource-definition.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { StatusError } from '../../apimachinery/status-error.ts';
import { postReview } from '../webhook/post-review.ts';
import { acceptConverted } from './accept-converted.ts';

/** Objects of any version of a kind in one version of it, in their order. */
export type Convert = (objects: readonly KubeObject[], apiVersion: string) => Promise<readonly KubeObject[]>;

/** How long a webhook may take to convert, in seconds. */
const TIMEOUT = 30;

/**
 * Has the webhook of a definition convert objects, all in one request; those that are of the wanted version already it is not
 * asked about.
 *
 * The returned function throws StatusError 500, which says why they could not be converted.
 * @see https://github.com/kubernetes/apiextensions-apiserver/blob/v0.32.0/pkg/apiserver/conversion/webhook_converter.go
 */
export const conversionWebhook = ({ spec }: CustomResourceDefinition, listers: Listers): Convert => {
  const { clientConfig = {}, conversionReviewVersions = [] } = spec.conversion?.webhook ?? {};
  const version = conversionReviewVersions.find((each) => each === 'v1' || each === 'v1beta1');
  const [apiVersion, kind] = [`apiextensions.k8s.io/${version}`, 'ConversionReview'];
  const known = new Set(spec.versions.map(({ name }) => `${spec.group}/${name}`));

  return async (objects, desiredAPIVersion) => {
    const foreign = objects.find((each) => !known.has(each.apiVersion));
    if (foreign !== undefined)
      throw failure(`request to convert CR from an invalid group/version: ${foreign.apiVersion}`);
    const others = objects.filter((each) => each.apiVersion !== desiredAPIVersion);
    const [first] = others;
    if (first === undefined) return objects;
    if (version === undefined) throw failure('no supported conversion review versions');
    const webhook = `conversion webhook for ${first.apiVersion}, Kind=${first.kind}`;
    const uid = randomUUID();
    const review = { kind, apiVersion, request: { uid, desiredAPIVersion, objects: others }, response: null };
    const converted = await postReview(clientConfig, review, TIMEOUT, listers)
      .then((answer) => convertedObjects(answer, uid, apiVersion))
      .catch((error: Error) => {
        throw failure(`${webhook} failed: ${error.message}`);
      });
    if (converted.length !== others.length)
      throw failure(`${webhook} returned ${converted.length} objects, expected ${others.length}`);
    const accepted = converted.map((each, index) => {
      try {
        return acceptConverted(each, others[index] as KubeObject, desiredAPIVersion);
      } catch (error) {
        throw failure(`${webhook} returned ${(error as Error).message}`);
      }
    });
    return objects.map((each) => (each.apiVersion === desiredAPIVersion ? each : (accepted.shift() as KubeObject)));
  };
};

interface AnsweredReview {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly response?: {
    readonly uid?: string;
    readonly convertedObjects?: readonly unknown[];
    readonly result?: { readonly status?: string; readonly message?: string };
  } | null;
}

const convertedObjects = (answer: AnsweredReview, uid: string, expected: string): readonly unknown[] => {
  const { apiVersion = '', kind = '', response } = answer;
  // The earlier version says neither what it is nor what it answers.
  const isChecked = expected.endsWith('/v1');
  if (isChecked && (apiVersion !== expected || kind !== 'ConversionReview'))
    throw new Error(`expected webhook response of ${expected}, Kind=ConversionReview, got ${apiVersion}, Kind=${kind}`);
  if (response === undefined || response === null) throw new Error('no response provided');
  if (isChecked && response.uid !== uid)
    throw new Error(`expected response.uid=${JSON.stringify(uid)}, got ${JSON.stringify(response.uid ?? '')}`);
  const { status = '', message } = response.result ?? {};
  if (status !== 'Success') throw new Error(message || `response.result.status was '${status}', not 'Success'`);
  return response.convertedObjects ?? [];
};

/** A failure of the server's own, without a reason: it comes from no rule of the API. */
const failure = (message: string): StatusError => new StatusError(500, '', message);
