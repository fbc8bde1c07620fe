import { serviceAccountKind } from '../../../resources/kinds.ts';
import type { ServiceAccount } from '../../../resources/service-account.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry-store.ts';
import type { Subresource } from '../../apimachinery/rest-storage.ts';
import { dnsSubdomain } from '../validation/dns-name.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';

/** Service accounts. @param subresources `token` */
export const serviceAccountStorage = (
  machinery: Machinery,
  subresources: Readonly<Record<string, Subresource>> = {},
): RegistryStore<ServiceAccount> =>
  new RegistryStore<ServiceAccount>(
    serviceAccountKind,
    machinery,
    {
      answersDeleteWith: 'object',
      applyDefaults,
      validate: (account) => validateObjectMeta(account, dnsSubdomain),
      validateUpdate: validateObjectMetaUpdate,
    },
    { ...subresources },
  );

const applyDefaults = (account: ServiceAccount): void => {
  for (const list of ['secrets', 'imagePullSecrets'] as const) if (!account[list]?.length) delete account[list];
};
