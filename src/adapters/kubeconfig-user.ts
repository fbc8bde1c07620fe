import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { kubeconfigFiles, replaceFile } from './kubeconfig-namespace.ts';

/** The parts of a kubeconfig that say who works where. */
interface Kubeconfig {
  'current-context'?: string;
  clusters?: {
    name: string;
    cluster: { server: string; 'certificate-authority'?: string } & Record<string, unknown>;
  }[];
  contexts?: { name: string; context: { cluster: string; user: string; namespace?: string } }[];
  users?: { name: string; user: Record<string, unknown> }[];
}

/** Where and as whom the current context works. */
export interface CurrentUser {
  /** The bearer token of the user; absent for one who has a certificate. */
  readonly token: string | undefined;
  /** The same cluster for the owner of another token, as the text of a kubeconfig. */
  withToken(token: string): string;
  /**
   * Keeps another user in the kubeconfig: with a token, without any rights (`''`), or with the credentials that the
   * kubeconfig holds for this name already (`undefined`).
   *
   * @throws ConfigurationError when it holds none
   */
  become(user: string, token: string | undefined): Promise<void>;
}

/**
 * Reads the current context of the kubeconfig; `oc login` writes it.
 *
 * @throws ConfigurationError when no kubeconfig holds the current context
 */
export const readCurrentUser = async (files: readonly string[] = kubeconfigFiles()): Promise<CurrentUser> => {
  const { isSeq, parseDocument } = await import('yaml');
  for (const file of files) {
    const document = parseDocument(await readFile(file, 'utf8'));
    const config = (document.toJSON() ?? {}) as Kubeconfig;
    const position = (config.contexts ?? []).findIndex(({ name }) => name === config['current-context']);
    const context = config.contexts?.[position]?.context;
    const cluster = config.clusters?.find(({ name }) => name === context?.cluster)?.cluster;
    if (!context || !cluster) continue;
    const users = config.users ?? [];
    return {
      token: users.find(({ name }) => name === context.user)?.user['token'] as string | undefined,
      withToken: (token) => contextFor(absolute(cluster, path.dirname(file)), context.namespace, token),
      become: async (user, token) => {
        const entry = entryName(user, cluster.server, token, users);
        document.setIn(['contexts', position, 'context', 'user'], entry);
        const known = users.findIndex(({ name }) => name === entry);
        if (token !== undefined) {
          if (!isSeq(document.get('users'))) document.set('users', document.createNode([]));
          document.setIn(['users', known < 0 ? users.length : known], {
            name: entry,
            user: token === '' ? {} : { token },
          });
        }
        await replaceFile(file, document.toString({ lineWidth: 0 }));
      },
    };
  }
  throw new ConfigurationError('no kubeconfig holds the current context', {
    hint: 'set KUBECONFIG to the file that `streamproof up` names',
  });
};

const entryName = (
  user: string,
  server: string,
  token: string | undefined,
  users: NonNullable<Kubeconfig['users']>,
): string => {
  const name = `${user}/${new URL(server).host.replaceAll('.', '-')}`;
  if (token !== undefined) return name;
  const known = users.find((each) => each.name === user || each.name === name);
  if (known) return known.name;
  throw new ConfigurationError(`the kubeconfig holds no credentials of "${user}"`, {
    hint: `its users are: ${users.map((each) => each.name).join(', ') || 'none'}`,
  });
};

type Cluster = NonNullable<Kubeconfig['clusters']>[number]['cluster'];

const absolute = (cluster: Cluster, folder: string): Cluster => {
  const file = cluster['certificate-authority'];
  return file === undefined ? cluster : { ...cluster, 'certificate-authority': path.resolve(folder, file) };
};

const contextFor = (cluster: Cluster, namespace: string | undefined, token: string): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'cluster', cluster }],
    contexts: [{ name: 'context', context: { cluster: 'cluster', user: 'user', ...(namespace && { namespace }) } }],
    users: [{ name: 'user', user: { token } }],
    'current-context': 'context',
  });
