import { mutatingWebhookKind, validatingWebhookKind } from '../../../resources/kinds/platform-kinds.ts';
import type { Admission } from '../../apimachinery/admission.ts';
import type { Surroundings } from '../admission-registration/matched-write.ts';
import type { WebhookConfiguration } from '../admission-registration/validate-webhooks.ts';

/**
 * Asks the webhooks that may change what is written, in turn, before it is validated.
 *
 * @param plugins those that are asked before, and again when a webhook has changed something
 * @see https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
 */
export const mutatingWebhooks = (surroundings: Surroundings, plugins: readonly Admission[]): Admission => {
  const configurations = surroundings.listers.of<WebhookConfiguration>(mutatingWebhookKind);
  return (attributes) => {
    const all = configurations.list();
    return all.length === 0 || attributes.context.isAdmitted
      ? undefined
      : import('../admission-registration/ask-mutating-webhooks.ts').then(({ askMutatingWebhooks }) =>
          askMutatingWebhooks(attributes, all, surroundings, plugins),
        );
  };
};

/** Asks the webhooks that may refuse what is written, once nothing else is wrong with it. */
export const validatingWebhooks = (surroundings: Surroundings): Admission => {
  const configurations = surroundings.listers.of<WebhookConfiguration>(validatingWebhookKind);
  return (attributes) => {
    const all = configurations.list();
    return all.length === 0 || attributes.context.isAdmitted
      ? undefined
      : import('../admission-registration/ask-validating-webhooks.ts').then(({ askValidatingWebhooks }) =>
          askValidatingWebhooks(attributes, all, surroundings),
        );
  };
};
