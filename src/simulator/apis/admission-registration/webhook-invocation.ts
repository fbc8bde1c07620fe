import type { AdmissionAttributes } from '../../apimachinery/admission.ts';
import { forbidden } from '../../apimachinery/status-error.ts';
import { nameOf } from './admission-request.ts';
import { matchedWrite, type Surroundings } from './matched-write.ts';
import { meetsConditions } from './meets-conditions.ts';
import { policyVariables } from './policy-variables.ts';
import { type SeenWrite, seenAs } from './seen-as.ts';
import type { Webhook, WebhookConfiguration } from './validate-webhooks.ts';

/** All webhooks in the order in which they are asked: that of the names of their configurations. */
export const webhooksOf = (configurations: readonly WebhookConfiguration[]): Webhook[] =>
  configurations
    .toSorted(({ metadata: one }, { metadata: other }) => (one.name < other.name ? -1 : 1))
    .flatMap(({ webhooks }) => webhooks ?? []);

/**
 * A write as a webhook is to be told of it; `undefined`: it is none of the webhook's.
 *
 * @throws StatusError 403 when a condition cannot be computed and the webhook must not be passed over
 */
export const invocationOf = async (
  webhook: Webhook,
  attributes: AdmissionAttributes,
  surroundings: Surroundings,
): Promise<SeenWrite | undefined> => {
  const { rules = [], matchConditions = [], failurePolicy } = webhook;
  if (rules.length === 0) return undefined;
  const found = matchedWrite({ ...webhook, resourceRules: rules }, attributes, surroundings);
  if (found === undefined) return undefined;
  const seen = await seenAs(found, attributes, surroundings.catalog);
  if (matchConditions.length === 0) return seen;
  const variables = await policyVariables(undefined, seen.attributes, undefined, surroundings, attributes);
  try {
    return (await meetsConditions(matchConditions, variables)) ? seen : undefined;
  } catch (error) {
    if (failurePolicy === 'Ignore') return undefined;
    throw forbidden(attributes.kind, nameOf(attributes), (error as Error).message);
  }
};
