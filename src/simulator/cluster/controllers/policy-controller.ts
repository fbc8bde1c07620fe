import { admissionPolicyKind } from '../../../resources/kinds/platform-kinds.ts';
import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import type { OnDemandController } from '../../apimachinery/on-demand-controller.ts';
import type { KnownSchemas } from '../../apis/admission-registration/policy-warnings.ts';

type ServerSchemas = typeof import('../../apiserver/schema/schemas.ts');

/** Holds the expressions of policies against the schemas of the kinds that they are about, as the server knows these. */
export const policyController = (catalog: ApiCatalog): OnDemandController => ({
  kind: admissionPolicyKind,
  load: async () => {
    const [{ createPolicyStatusController }, schemas] = await Promise.all([
      import('../../apis/admission-registration/policy-status-controller.ts'),
      import('../../apiserver/schema/schemas.ts'),
    ]);
    return createPolicyStatusController(catalog, knownSchemas(catalog, schemas));
  },
});

const knownSchemas = (catalog: ApiCatalog, { resolved, schemaOf }: ServerSchemas): KnownSchemas => ({
  schemaOf: ({ group, version, kind }) => {
    const served = catalog.storages.find(
      (each) => each.kind.group === group && each.kind.version === version && each.kind.kind === kind,
    );
    return schemaOf(served?.kind ?? { group, version, kind });
  },
  resolve: resolved,
});
