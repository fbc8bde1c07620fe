import { mutatingWebhookKind, validatingWebhookKind } from '../../../resources/platform-kinds.ts';
import type { Admission } from '../../apimachinery/admission.ts';
import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { WebhookConfiguration } from '../admission-registration/validate-webhooks.ts';

/**
 * Asks the webhooks that configurations name: the mutating ones in turn, before an object is validated; the validating ones
 * afterwards.
 *
 * @param catalog knows how objects get their defaults after they were changed
 * @see https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
 */
export const webhookAdmission = (kind: 'mutating' | 'validating', listers: Listers, catalog: ApiCatalog): Admission => {
  const configurations = listers.of<WebhookConfiguration>(
    kind === 'mutating' ? mutatingWebhookKind : validatingWebhookKind,
  );
  return (attributes) => {
    const all = configurations.list();
    return all.length === 0
      ? undefined
      : import('../admission-registration/ask-webhooks.ts').then(({ askWebhooks }) =>
          askWebhooks(attributes, all, { isMutating: kind === 'mutating', listers, catalog }),
        );
  };
};
