import { apiServiceKind } from '../../../resources/kinds/platform-kinds.ts';
import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import type { OnDemandController } from '../../apimachinery/on-demand-controller.ts';
import type { ApiService } from '../../apis/api-registration/api-service.ts';
import { AGGREGATOR } from '../../controllers/authentication/cluster-authentication-controller.ts';
import type { CertificateAuthority } from '../../pki/certificate-authority.ts';

/** Where the servers of OpenShift would be, whose groups this server answers for. */
const OWN = ['openshift-apiserver', 'openshift-oauth-apiserver'];

/** Makes groups known that other servers answer for. Those that a cluster starts with need nobody to look after them. */
export const apiServiceController = (
  catalog: ApiCatalog,
  { issueClient }: Pick<CertificateAuthority, 'issueClient'>,
): OnDemandController => ({
  kind: apiServiceKind,
  wants: ({ spec, status }: ApiService) =>
    spec?.service ? !OWN.includes(spec.service.namespace ?? '') : (status?.conditions ?? []).length === 0,
  load: async () =>
    (await import('../../apis/api-registration/api-service-controller.ts')).createApiServiceController(catalog, () =>
      issueClient({ name: AGGREGATOR }),
    ),
});
