import type { KubeObject } from '../kube-object.ts';

/** A secret; `data` is base64. */
export interface Secret extends KubeObject {
  type: string;
  data?: Record<string, string>;
  stringData?: Record<string, string>;
  immutable?: boolean;
}

/**
 * The secret that `oc create secret docker-registry` makes.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/#docker-config-secrets
 */
export const registrySecret = (
  where: { namespace: string; name: string },
  registry: { host: string; username: string; password: string },
): Secret => {
  const { host, username, password } = registry;
  const auth = Buffer.from(`${username}:${password}`).toString('base64');
  const config = JSON.stringify({ auths: { [host]: { username, password, auth } } });
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: where,
    type: 'kubernetes.io/dockerconfigjson',
    data: { '.dockerconfigjson': Buffer.from(config).toString('base64') },
  };
};
