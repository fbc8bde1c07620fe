import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { ConfigurationError } from '../errors/configuration-error.ts';
import type { ConnectionChoice } from '../ports/connection-choice.ts';
import type { Kubeconfig } from '../ports/kubeconfig-store.ts';
import { clusterNickname } from './enter-context.ts';
import { replaceFile } from './kubeconfig-files.ts';
import { kubeconfigStore } from './kubeconfig-store.ts';
import type { CurrentUser } from './kubeconfig-user.ts';

/** The server that somebody logs in to, and how it is trusted. */
export type LoginServer = Required<Pick<ConnectionChoice, 'server'>> &
  Pick<ConnectionChoice, 'insecure' | 'certificateAuthority'>;

/**
 * Logs in to a server that the kubeconfig does not work with yet: it gets entries for the cluster, the user and the context, under the
 * names that `oc login` gives them, once the user is known. A file that is missing is made.
 *
 * @see https://docs.redhat.com/en/documentation/openshift_container_platform/4.19/html/cli_tools/openshift-cli-oc#cli-logging-in_cli-developer-commands
 */
export const newLogin = (
  file: string,
  { server, insecure, certificateAuthority }: LoginServer,
): Omit<CurrentUser, 'token'> => {
  const cluster = {
    server,
    ...(insecure && { 'insecure-skip-tls-verify': true }),
    ...(certificateAuthority !== undefined && { 'certificate-authority': certificateAuthority }),
  };
  const clusterName = clusterNickname(server);
  return {
    withToken: (token) =>
      JSON.stringify(configOf({ clusterName, cluster, userName: 'user', user: { token }, project: '' })),
    become: async (name, token, project = 'default') => {
      const userName = `${name}/${clusterName}`;
      const config = await readOrMake(file);
      const known = config.users.find((each) => each.name === userName)?.user;
      const user = token === undefined ? known : { token };
      if (user === undefined) throw new ConfigurationError(`the kubeconfig holds no credentials of "${name}"`);
      await kubeconfigStore([file]).write(merged(config, configOf({ clusterName, cluster, userName, user, project })));
    },
  };
};

interface Login {
  readonly clusterName: string;
  readonly cluster: Record<string, unknown>;
  readonly userName: string;
  readonly user: Record<string, unknown>;
  readonly project: string;
}

const configOf = ({
  clusterName,
  cluster,
  userName,
  user,
  project,
}: Login): Kubeconfig & { apiVersion: string; kind: string } => {
  const name = `${project}/${clusterName}/${userName.split('/')[0]}`;
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: clusterName, cluster }],
    contexts: [{ name, context: { cluster: clusterName, ...(project && { namespace: project }), user: userName } }],
    'current-context': name,
    users: [{ name: userName, user }],
  };
};

/** New entries take the place of old ones with their names. */
const merged = (old: Kubeconfig, next: Kubeconfig): Kubeconfig => ({
  ...old,
  'current-context': next['current-context'],
  clusters: replaced(old.clusters, next.clusters),
  contexts: replaced(old.contexts, next.contexts),
  users: replaced(old.users, next.users),
});

const replaced = <T extends { name: string }>(old: readonly T[], next: readonly T[]): T[] => [
  ...old.filter(({ name }) => next.every((each) => each.name !== name)),
  ...next,
];

const readOrMake = async (file: string): Promise<Kubeconfig> => {
  if (!existsSync(file)) {
    await mkdir(path.dirname(file), { recursive: true });
    await replaceFile(file, 'apiVersion: v1\nkind: Config\n');
  }
  return await kubeconfigStore([file]).read();
};
