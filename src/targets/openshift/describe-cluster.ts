import { ConfigurationError } from '../../errors/configuration-error.ts';
import type { KubeApi } from '../../ports/kube-api.ts';
import { lookUp } from './look-up.ts';

/** What a cluster says of itself. */
export interface ClusterDescription {
  /** `4.19.3`; undefined when it does not tell. */
  readonly version: string | undefined;
  /** Who the user is there; undefined when it does not tell. */
  readonly user: string | undefined;
  /** One line for the report. */
  readonly description: string;
  /** `host:port` of the internal registry in image references. */
  readonly internalRegistryHost: string;
}

/**
 * Asks a cluster what it is.
 *
 * @throws ConfigurationError when it is no OpenShift
 */
export const describeCluster = async (api: KubeApi): Promise<ClusterDescription> => {
  if ((await optional(api, '/apis/image.openshift.io/v1')) === undefined)
    throw new ConfigurationError(`${api.server} serves no image.openshift.io: this is not OpenShift`, {
      hint: 'choose another context with --context, or run on the embedded cluster: --target simulated',
    });
  const clusterVersion = await optional<{ status?: { desired?: { version?: string } } }>(
    api,
    '/apis/config.openshift.io/v1/clusterversions/version',
  );
  const served = await optional<{ gitVersion?: string }>(api, '/version/openshift');
  const version = clusterVersion?.status?.desired?.version ?? served?.gitVersion?.replace(/^v/, '');
  const images = await optional<{ status?: { internalRegistryHostname?: string } }>(
    api,
    '/apis/config.openshift.io/v1/images/cluster',
  );
  const user = await optional<{ metadata?: { name?: string } }>(api, '/apis/user.openshift.io/v1/users/~');
  return {
    version,
    user: user?.metadata?.name,
    description: `OpenShift${version === undefined ? '' : ` ${version}`} at ${api.server}`,
    internalRegistryHost:
      images?.status?.internalRegistryHostname ?? 'image-registry.openshift-image-registry.svc:5000',
  };
};

/** What users may not see, or the cluster does not have, is not told. */
const optional = async <T>(api: KubeApi, path: string): Promise<T | undefined> => (await lookUp<T>(api, path)).object;
