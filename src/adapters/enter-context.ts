import type { Kubeconfig, KubeconfigContext } from '../ports/kubeconfig-store.ts';

/**
 * Makes the context of a project the current one, as `oc project` does. The cluster and the user get entries under the names
 * that `oc` gives them.
 *
 * @param userName what the server calls the user; default what the entry of the current context is called
 */
export const enterProject = (config: Kubeconfig, namespace: string, userName?: string): void => {
  const { cluster = '', user = '' } =
    config.contexts.find(({ name }) => name === config['current-context'])?.context ?? {};
  const usedCluster = config.clusters.find(({ name }) => name === cluster);
  const server = usedCluster?.cluster.server;
  const clusterName = server === undefined ? cluster : clusterNickname(server);
  const entryName = `${userName ?? user.split('/')[0]}/${clusterName}`;
  if (usedCluster) put(config.clusters, { ...usedCluster, name: clusterName });
  const usedUser = config.users.find(({ name }) => name === user);
  if (usedUser) put(config.users, { ...usedUser, name: entryName });
  enterContext(config, { cluster: clusterName, namespace, user: entryName });
};

/** Makes a context the current one, under the name that `oc` gives it; one without a project begins with a slash. */
export const enterContext = (config: Kubeconfig, { cluster, namespace, user }: KubeconfigContext): void => {
  const name = `${namespace ?? ''}/${cluster}/${user?.split('/')[0]}`;
  put(config.contexts, { name, context: { cluster, ...(namespace && { namespace }), user } });
  config['current-context'] = name;
};

/** `api-example-com:6443`: host and port of a server, without dots. */
export const clusterNickname = (server: string): string => {
  const { hostname, port, protocol } = new URL(server);
  return `${hostname}:${port || (protocol === 'http:' ? '80' : '443')}`.replaceAll('.', '-');
};

/** Puts an entry where one of the same name stands, else at the end. */
export const put = <T extends { name: string }>(entries: T[], entry: T): void => {
  const position = entries.findIndex(({ name }) => name === entry.name);
  if (position < 0) entries.push(entry);
  else entries[position] = entry;
};
