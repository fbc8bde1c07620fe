/** What a kubeconfig is made of; certificates and keys are PEM. */
export interface KubeconfigContent {
  readonly server: string;
  readonly ca: string;
  readonly user: { readonly name: string; readonly certificate: string; readonly key: string };
  readonly namespace: string;
}

/**
 * The text of a kubeconfig with one context. JSON is YAML, so every client reads it.
 *
 * @see https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/
 */
export const kubeconfigText = ({ server, ca, user, namespace }: KubeconfigContent): string => {
  const cluster = new URL(server).host.replaceAll('.', '-');
  const login = `${user.name}/${cluster}`;
  const context = `${namespace}/${cluster}/${user.name}`;
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: cluster, cluster: { server, 'certificate-authority-data': base64(ca) } }],
    users: [
      {
        name: login,
        user: { 'client-certificate-data': base64(user.certificate), 'client-key-data': base64(user.key) },
      },
    ],
    contexts: [{ name: context, context: { cluster, namespace, user: login } }],
    'current-context': context,
    preferences: {},
  };
  return `${JSON.stringify(config, null, 2)}\n`;
};

const base64 = (text: string): string => Buffer.from(text).toString('base64');
