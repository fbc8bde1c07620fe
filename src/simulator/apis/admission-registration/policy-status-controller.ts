import { admissionPolicyKind } from '../../../resources/kinds/platform-kinds.ts';
import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import { type Controller, watchSelf } from '../../apimachinery/controller.ts';
import { type KnownSchemas, policyWarnings } from './policy-warnings.ts';
import type { AdmissionPolicy } from './validate-policy.ts';

/**
 * Says in the status of policies what is wrong with the types of their expressions.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/controller/validatingadmissionpolicystatus/controller.go
 */
export const createPolicyStatusController = (catalog: ApiCatalog, schemas: KnownSchemas): Controller => ({
  name: 'validatingadmissionpolicy-status-controller',
  watches: [watchSelf(admissionPolicyKind)],
  reconcile: async (name, { client, listers }) => {
    const policy = listers.of<AdmissionPolicy>(admissionPolicyKind).get(undefined, name);
    const generation = policy?.metadata.generation ?? 0;
    if (policy === undefined || generation <= (policy.status?.observedGeneration ?? 0)) return;
    const expressionWarnings = await policyWarnings(policy, catalog, schemas);
    await client.modify<AdmissionPolicy>(
      admissionPolicyKind,
      undefined,
      name,
      (current) => {
        const typeChecking = expressionWarnings.length === 0 ? {} : { expressionWarnings };
        current.status = { ...current.status, observedGeneration: generation, typeChecking };
      },
      'status',
    );
  },
});
