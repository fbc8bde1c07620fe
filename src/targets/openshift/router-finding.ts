import { whyNotTrusted } from '../../adapters/server-trust.ts';
import type { Finding } from '../../ports/finding.ts';
import type { KubeApi } from '../../ports/kube-api.ts';
import { lookUp } from './look-up.ts';

const name = 'router: its certificate';

interface ImageConfig {
  spec?: { additionalTrustedCA?: { name?: string } };
}

interface ProxyConfig {
  spec?: { trustedCA?: { name?: string } };
}

/**
 * Looks whether the nodes trust what the router shows, as `--upstream in-cluster` needs: whether its certificate is signed by an
 * authority that everybody trusts, or that the cluster has been told to trust. The host that is asked is that of the login page,
 * which every user may know.
 */
export const routerFinding = async (api: KubeApi): Promise<Finding> => {
  const login = await lookUp<{ issuer?: string }>(api, '/.well-known/oauth-authorization-server');
  const issuer = login.object?.issuer;
  if (issuer === undefined)
    return { name, state: 'unknown', detail: 'the cluster does not tell a host behind its router', remedy };
  const { hostname, port } = new URL(issuer);
  const reason = await whyNotTrusted(hostname, Number(port || 443), await trustedByNodes(api));
  return reason === undefined
    ? { name, state: 'present', detail: `nodes trust what ${hostname} shows` }
    : {
        name,
        state: 'missing',
        detail: `${hostname}: ${reason}; nodes would refuse registries behind it (--upstream in-cluster)`,
        remedy,
      };
};

const remedy =
  "as an administrator: put the router's authority into a config map of openshift-config, under the host of each registry or in the bundle of the proxy, and name it in image.config.openshift.io/cluster (additionalTrustedCA) or proxy/cluster (trustedCA)";

/** The authorities that an administrator has named for registries and for everything, PEM. */
const trustedByNodes = async (api: KubeApi): Promise<readonly string[]> => {
  const [images, proxy] = await Promise.all([
    lookUp<ImageConfig>(api, '/apis/config.openshift.io/v1/images/cluster'),
    lookUp<ProxyConfig>(api, '/apis/config.openshift.io/v1/proxies/cluster'),
  ]);
  const names = [images.object?.spec?.additionalTrustedCA?.name, proxy.object?.spec?.trustedCA?.name];
  const maps = await Promise.all(
    names.flatMap((map) =>
      map
        ? [lookUp<{ data?: Record<string, string> }>(api, `/api/v1/namespaces/openshift-config/configmaps/${map}`)]
        : [],
    ),
  );
  return maps.flatMap(({ object }) => Object.values(object?.data ?? {}));
};
