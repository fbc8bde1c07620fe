import type { AdmissionAttributes } from '../../apimachinery/admission.ts';
import { callWebhook } from './call-webhook.ts';
import type { Surroundings } from './matched-write.ts';
import { asRequested } from './seen-as.ts';
import type { WebhookConfiguration } from './validate-webhooks.ts';
import { invocationOf, webhooksOf } from './webhook-invocation.ts';

/**
 * Asks all webhooks that a write is for, side by side.
 *
 * @throws StatusError in the words of the first webhook that denies; 500 when one that must be asked cannot be
 * @see https://github.com/kubernetes/apiserver/blob/v0.32.0/pkg/admission/plugin/webhook/validating/dispatcher.go
 */
export const askValidatingWebhooks = async (
  attributes: AdmissionAttributes,
  configurations: readonly WebhookConfiguration[],
  surroundings: Surroundings,
): Promise<void> => {
  const requested = await asRequested(attributes, surroundings.catalog);
  const calls: (() => Promise<unknown>)[] = [];
  for (const webhook of webhooksOf(configurations)) {
    const seen = await invocationOf(webhook, requested.attributes, surroundings);
    if (seen !== undefined)
      calls.push(() =>
        callWebhook(webhook, { seen, requested: requested.attributes, isMutating: false }, surroundings.listers),
      );
  }
  const answers = await Promise.allSettled(calls.map((call) => call()));
  const refused = answers.find(({ status }) => status === 'rejected');
  if (refused?.status === 'rejected') throw refused.reason;
};
