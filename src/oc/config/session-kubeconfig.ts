import type { Kubeconfig, KubeconfigContext, KubeconfigStore } from '../../ports/kubeconfig-store.ts';
import { currentUser } from '../client/current-user.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';

/** The kubeconfig of the session; a session without one has one context, made up with the names that `oc` gives. */
export const readKubeconfig = async (invocation: Invocation): Promise<Kubeconfig> => {
  const { client, context } = invocation;
  if (context.kubeconfig) return await context.kubeconfig.read();
  const { server } = client.api;
  const cluster = new URL(server).host.replaceAll('.', '-');
  const { namespace } = context.session;
  const user = await currentUser(client).catch(() => context.session.user);
  const name = `${namespace}/${cluster}/${user}`;
  return {
    'current-context': name,
    clusters: [{ name: cluster, cluster: { 'certificate-authority-data': '', server } }],
    contexts: [{ name, context: { cluster, namespace, user: `${user}/${cluster}` } }],
    users: [{ name: `${user}/${cluster}`, user: context.token ? { token: context.token } : { 'client-key-data': '' } }],
  };
};

/**
 * Where changes go.
 *
 * @throws OcError for a session without a kubeconfig
 */
export const kubeconfigOf = ({ context }: Invocation): KubeconfigStore => {
  if (context.kubeconfig) return context.kubeconfig;
  throw new OcError('this session has no kubeconfig to change: name one in KUBECONFIG and run oc in a terminal');
};

/** Reads the kubeconfig, lets it be changed, and keeps it. */
export const changeKubeconfig = async <T>(
  invocation: Invocation,
  change: (config: Kubeconfig, path: string) => T,
): Promise<T> => {
  const store = kubeconfigOf(invocation);
  const config = await store.read();
  const result = change(config, store.path);
  await store.write(config);
  return result;
};

/** An entry of one of the lists, by its name. */
export const contextNamed = (config: Kubeconfig, name: string): KubeconfigContext | undefined =>
  config.contexts.find((entry) => entry.name === name)?.context;

/** Contexts are named where their name is not the one that `oc` gives. */
export const fromContext = (config: Kubeconfig, namespace: string): string => {
  const name = config['current-context'];
  const { cluster, user } = contextNamed(config, name) ?? {};
  return name === `${namespace}/${cluster}/${user?.split('/')[0]}` ? '' : ` from context named "${name}"`;
};

export const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
