import { serviceAccountKind } from '../../../resources/kinds.ts';
import type { ServiceAccount } from '../../../resources/service-account.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry-store.ts';
import type { Subresource } from '../../apimachinery/rest-storage.ts';
import { dnsSubdomain } from '../validation/dns-name.ts';
import { dropEmpty } from '../validation/drop-empty.ts';
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
      applyDefaults: dropEmpty,
      validate: (account) => validateObjectMeta(account, dnsSubdomain),
      validateUpdate: validateObjectMetaUpdate,
    },
    { ...subresources },
  );
