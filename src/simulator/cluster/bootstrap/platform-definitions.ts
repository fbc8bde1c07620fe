import type { CustomResourceDefinition } from '../../../resources/custom-resource-definition.ts';
import { customResourceDefinitionKind } from '../../../resources/kinds/kinds.ts';
import { roleBindingRestrictionDefinition } from '../../apis/access/role-binding-restrictions.ts';
import { configurationKinds } from '../../apis/configuration-storages.ts';
import { ESTABLISHED, NO_CONFLICTS } from '../../apis/custom-resources/accepted-names.ts';
import { storedVersions } from '../../apis/custom-resources/custom-resource-definitions.ts';
import { INSTALLED } from '../../apis/custom-resources/installed-definition.ts';
import { platformDefinition } from '../../apis/custom-resources/platform-definition.ts';
import { clusterQuotaDefinition } from '../../apis/quota/cluster-quota-definition.ts';
import { securityContextConstraintsDefinition } from '../../apis/security/security-context-constraints-definition.ts';
import type { PlatformObject } from './platform-objects.ts';

/**
 * The CustomResourceDefinitions that a cluster is installed with. Those of its configuration let every field through, as on the cluster
 * whose answers the simulation follows.
 *
 * @param now when the API came up, RFC 3339
 */
export const platformDefinitions = (now: string): PlatformObject[] =>
  [
    ...configurationKinds.map((kind) => platformDefinition(kind, anything, { subresources: { status: {} } })),
    clusterQuotaDefinition,
    roleBindingRestrictionDefinition,
    securityContextConstraintsDefinition,
  ].map((definition) => installed(definition, now));

const anything = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } as const;

const installed = ({ spec }: CustomResourceDefinition, lastTransitionTime: string): PlatformObject => ({
  kind: customResourceDefinitionKind,
  name: `${spec.names.plural}.${spec.group}`,
  annotations: { [INSTALLED]: 'true' },
  generation: 1,
  content: {
    spec: { conversion: { strategy: 'None' }, ...spec },
    status: {
      acceptedNames: spec.names,
      conditions: [NO_CONFLICTS, ESTABLISHED].map((condition) => ({ lastTransitionTime, ...condition })),
      storedVersions: storedVersions({ spec }),
    },
  },
});
