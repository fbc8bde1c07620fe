import type { ConfigMap } from '../../../resources/config-map.ts';
import type { ImageConfiguration } from '../../../resources/images/image-configuration.ts';
import { configMapKind, imageConfigurationKind } from '../../../resources/kinds/kinds.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { signaturePolicy } from './signature-policy.ts';

/** The internal registry, and who vouches for it. */
export interface RegistryAuthority {
  readonly host: string;
  /** PEM. */
  readonly certificate: string;
}

/** What the cluster tells builds of registries and authorities. */
export interface BuildTrust {
  /** Certificates of authorities, by key. */
  readonly authorities: Readonly<Record<string, string>>;
  /** The registries that they vouch for, by the same keys. */
  readonly hosts: Readonly<Record<string, string>>;
  /** Files with settings for registries. */
  readonly configuration: Readonly<Record<string, string>>;
}

/** What the internal registry's certificate is kept under. */
const SERVICE = 'service-ca.crt';

/** Reads what holds at this moment: a colon before a port is written `..` in keys. */
export const buildTrust = (registry: RegistryAuthority, listers: Listers): BuildTrust => {
  const configuration = listers.of<ImageConfiguration>(imageConfigurationKind).get(undefined, 'cluster');
  const { name = '' } = configuration?.spec?.additionalTrustedCA ?? {};
  const { data = {} } = listers.of<ConfigMap>(configMapKind).get('openshift-config', name) ?? {};
  const policy = signaturePolicy(configuration);
  return {
    authorities: { ...data, [SERVICE]: registry.certificate },
    hosts: {
      [SERVICE]: registry.host,
      ...Object.fromEntries(Object.keys(data).map((key) => [key, key.replace(/\.\.(\d+)$/, ':$1')])),
    },
    configuration: policy === undefined ? {} : { 'policy.json': policy },
  };
};
