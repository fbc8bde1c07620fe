import { ConfigurationError } from '../errors/configuration-error.ts';
import type { Kubeconfig } from '../ports/kubeconfig-store.ts';
import { clusterNickname, enterContext, put } from './enter-context.ts';
import { kubeconfigFiles } from './kubeconfig-files.ts';
import { kubeconfigStore } from './kubeconfig-store.ts';

/** Where and as whom the current context works. */
export interface CurrentUser {
  /** The bearer token of the user; absent for one who has a certificate. */
  readonly token: string | undefined;
  /** The same cluster for the owner of another token, as the text of a kubeconfig. */
  withToken(token: string): string;
  /**
   * Keeps another user in the kubeconfig, with a context of their own: with a token, without any rights (`''`), or with the
   * credentials that the kubeconfig holds for this name already (`undefined`).
   *
   * @param project where they begin; `''`: nowhere; default where the current context is
   * @throws ConfigurationError when it holds none
   */
  become(user: string, token: string | undefined, project?: string): Promise<void>;
}

/**
 * Reads the current context of the kubeconfig; `oc login` writes it.
 *
 * @throws ConfigurationError when no kubeconfig holds the current context
 */
export const readCurrentUser = async (files: readonly string[] = kubeconfigFiles()): Promise<CurrentUser> => {
  const store = kubeconfigStore(files);
  const config = await store.read();
  const context = config.contexts.find(({ name }) => name === config['current-context'])?.context;
  const cluster = config.clusters.find(({ name }) => name === context?.cluster)?.cluster;
  if (!context || !cluster)
    throw new ConfigurationError(`no kubeconfig holds the current context "${config['current-context']}"`, {
      hint: 'set KUBECONFIG to the file that `streamproof up` names',
    });
  return {
    token: config.users.find(({ name }) => name === context.user)?.user['token'] as string | undefined,
    withToken: (token) => contextFor(cluster, context.namespace, token),
    become: async (user, token, project = context.namespace) => {
      const changed = await store.read();
      const entry = entryName(user, cluster.server ?? '', token, changed.users);
      if (token !== undefined) put(changed.users, { name: entry, user: token === '' ? {} : { token } });
      enterContext(changed, { ...context, user: entry, namespace: project });
      await store.write(changed);
    },
  };
};

const entryName = (user: string, server: string, token: string | undefined, users: Kubeconfig['users']): string => {
  const name = `${user}/${clusterNickname(server)}`;
  if (token !== undefined) return name;
  const known = users.find((each) => each.name === user || each.name === name);
  if (known) return known.name;
  throw new ConfigurationError(`the kubeconfig holds no credentials of "${user}"`, {
    hint: `its users are: ${users.map((each) => each.name).join(', ') || 'none'}`,
  });
};

const contextFor = (cluster: Record<string, unknown>, namespace: string | undefined, token: string): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'cluster', cluster }],
    contexts: [{ name: 'context', context: { cluster: 'cluster', user: 'user', ...(namespace && { namespace }) } }],
    users: [{ name: 'user', user: { token } }],
    'current-context': 'context',
  });
