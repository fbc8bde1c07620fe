import type { KubeConfig } from '@kubernetes/client-node';
import { ConfigurationError } from '../errors/configuration-error.ts';
import type { ConnectionChoice } from '../ports/connection-choice.ts';

/**
 * Brings a loaded kubeconfig to what a command line chose.
 *
 * @throws ConfigurationError for an entry that it does not have, and for groups without a user to act for
 */
export const overrideConnection = (config: KubeConfig, choice: ConnectionChoice): void => {
  if (choice.context !== undefined && !config.getContextObject(choice.context))
    throw new ConfigurationError(
      `Error in configuration: \n* context was not found for specified context: ${choice.context}\n* cluster has no server defined`,
    );
  const base = config.getContextObject(choice.context ?? config.getCurrentContext());
  const clusterName = choice.cluster ?? base?.cluster ?? '';
  const userName = choice.user ?? base?.user ?? '';
  const cluster = config.getCluster(clusterName);
  const user = config.getUser(userName);
  if (choice.cluster !== undefined && !cluster)
    throw new ConfigurationError(`no server found for cluster ${JSON.stringify(clusterName)}`);
  if (choice.user !== undefined && !user)
    throw new ConfigurationError(`auth info ${JSON.stringify(userName)} does not exist`);
  if (choice.as === undefined && (choice.asUid !== undefined || choice.asGroups?.length))
    throw new ConfigurationError(`requesting uid, groups or user-extra for ${userName} without impersonating a user`);
  config.loadFromOptions({
    clusters: [
      {
        name: 'chosen',
        skipTLSVerify: choice.insecure ?? cluster?.skipTLSVerify ?? false,
        server: choice.server ?? cluster?.server ?? '',
        ...authorityOf(choice, cluster),
        ...(choice.tlsServerName === undefined ? {} : { tlsServerName: choice.tlsServerName }),
      },
    ],
    users: [
      choice.token === undefined
        ? { ...user, ...certificateOf(choice), name: 'chosen' }
        : { name: 'chosen', token: choice.token },
    ],
    contexts: [
      { name: 'chosen', cluster: 'chosen', user: 'chosen', ...(base?.namespace && { namespace: base.namespace }) },
    ],
    currentContext: 'chosen',
  });
};

/** The headers by which a user acts for another. */
export const impersonationHeaders = ({ as, asUid, asGroups }: ConnectionChoice): Record<string, string | string[]> => ({
  ...(as !== undefined && { 'Impersonate-User': as }),
  ...(asUid !== undefined && { 'Impersonate-Uid': asUid }),
  ...(asGroups?.length && { 'Impersonate-Group': [...asGroups] }),
});

const authorityOf = (
  { insecure, certificateAuthority }: ConnectionChoice,
  cluster: { caData?: string; caFile?: string } | null,
): { caData?: string; caFile?: string } => {
  if (insecure) return {};
  if (certificateAuthority !== undefined) return { caFile: certificateAuthority };
  return {
    ...(cluster?.caData !== undefined && { caData: cluster.caData }),
    ...(cluster?.caFile !== undefined && { caFile: cluster.caFile }),
  };
};

const certificateOf = ({
  clientCertificate,
  clientKey,
}: ConnectionChoice): { certFile?: string; keyFile?: string } => ({
  ...(clientCertificate !== undefined && { certFile: clientCertificate }),
  ...(clientKey !== undefined && { keyFile: clientKey }),
});
