import type { ServiceAccount } from '../../../resources/access/service-account.ts';
import { serviceAccountKind } from '../../../resources/kinds/kinds.ts';
import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import type { Subresource } from '../../apimachinery/rest-storage.ts';
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
      prepareForCreate: (account, { warnings }) => void warnings.push(...deprecations(account)),
      prepareForUpdate: (account, old, { warnings }) => {
        if (deprecations(old).length === 0) warnings.push(...deprecations(account));
      },
      validate: (account) => validateObjectMeta(account, dnsSubdomain),
      validateUpdate: (account, old) => [
        ...validateObjectMetaUpdate(account, old),
        ...validateObjectMeta(account, dnsSubdomain),
      ],
    },
    { ...subresources },
  );

const MOUNTABLE = 'kubernetes.io/enforce-mountable-secrets';

const deprecations = ({ metadata: { annotations } }: ServiceAccount): string[] =>
  annotations?.[MOUNTABLE] === undefined
    ? []
    : [
        `metadata.annotations[${MOUNTABLE}]: deprecated in v1.32+; prefer separate namespaces to isolate access to mounted secrets`,
      ];

const applyDefaults = (account: ServiceAccount): void => {
  for (const list of ['secrets', 'imagePullSecrets'] as const) if (!account[list]?.length) delete account[list];
  // Whatever else references say has long been ignored.
  if (account.secrets) account.secrets = account.secrets.map(({ name }) => ({ name }));
};
