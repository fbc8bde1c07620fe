import { readFile } from 'node:fs/promises';
import type { RequestOptions } from 'node:https';
import process from 'node:process';
import type { KubeConfig } from '@kubernetes/client-node';
import { ConfigurationError } from '../errors/configuration-error.ts';
import type { ConnectionChoice } from '../ports/connection-choice.ts';
import { impersonationHeaders, overrideConnection } from './connection-overrides.ts';
import { kubeconfigFiles } from './kubeconfig-files.ts';
import { selfContainedConnection } from './self-contained-kubeconfig.ts';

/** Where a kubeconfig comes from: its text, its path, or, when neither is given, `KUBECONFIG` and the usual places. */
export interface KubeconfigSource {
  text?: string;
  file?: string;
  /** Default: the current context. */
  context?: string;
  /** What a command line names in their place. */
  choice?: ConnectionChoice;
}

/** A cluster and a user of a kubeconfig, ready for requests. */
export interface Connection {
  /** `https://host:port`, perhaps with a path, without a trailing slash. */
  server: string;
  /** The namespace of the context, `default` when it has none. */
  namespace: string;
  /** TLS options and headers of the user; asked for again for each request, since tokens expire. */
  authenticate(): Promise<RequestOptions>;
}

/**
 * Loads a kubeconfig: one that stands for itself at once, any other with client-node, which knows every way to
 * authenticate: certificates, tokens, token files, exec plugins, OIDC. This is the only file that imports it, and only then:
 * the import takes more than half a second.
 *
 * @throws ConfigurationError when there is none, or it names no such context
 */
export const loadKubeconfig = async (source: KubeconfigSource): Promise<Connection> =>
  (await selfContained(source)) ?? connectionOf(await load(source), source.choice);

/**
 * A kubeconfig that stands for itself: JSON, with absolute paths, and the wanted context as the current one.
 *
 * @throws ConfigurationError when there is none, or it names no such context
 */
export const exportKubeconfig = async (source: KubeconfigSource): Promise<string> => {
  const config = await load(source);
  connectionOf(config);
  return config.exportConfig();
};

const selfContained = async ({
  text,
  file,
  context,
  choice = {},
}: KubeconfigSource): Promise<Connection | undefined> => {
  const { token, as, asUid, asGroups, ...others } = choice;
  const actsForNobody = as === undefined && (asUid !== undefined || asGroups !== undefined);
  if (context !== undefined || actsForNobody || Object.values(others).some((chosen) => chosen !== undefined))
    return undefined;
  const path = file ?? process.env['KUBECONFIG'];
  const content = text ?? (path && (await readFile(path, 'utf8').catch(() => undefined)));
  const connection = content ? selfContainedConnection(content, token) : undefined;
  return connection && actingFor(connection, choice);
};

const actingFor = (connection: Connection, choice: ConnectionChoice): Connection => ({
  ...connection,
  authenticate: async () => {
    const options = await connection.authenticate();
    const headers = options.headers as Record<string, string> | undefined;
    return { ...options, headers: { ...headers, ...impersonationHeaders(choice) } };
  },
});

const load = async (source: KubeconfigSource): Promise<KubeConfig> => {
  const { KubeConfig: Loader } = await import('@kubernetes/client-node');
  const config = new Loader();
  try {
    if (source.text !== undefined) config.loadFromString(source.text);
    else if (source.file !== undefined) config.loadFromFile(source.file);
    else if (!process.env['KUBECONFIG'] || kubeconfigFiles().length > 0) config.loadFromDefault();
    else if (source.choice?.server === undefined) throw missing();
  } catch (cause) {
    if (cause instanceof ConfigurationError) throw cause;
    throw new ConfigurationError(`the kubeconfig ${source.file ?? ''} cannot be read`, {
      cause,
      hint: 'set KUBECONFIG, or log in with `oc login`',
    });
  }
  // Without any kubeconfig the loader makes one up, for a server that nobody runs any more.
  if (config.getCurrentCluster()?.server === 'http://localhost:8080' && source.choice?.server === undefined)
    throw missing();
  if (source.context !== undefined) config.setCurrentContext(source.context);
  if (source.choice !== undefined) overrideConnection(config, source.choice);
  return config;
};

const missing = (): ConfigurationError =>
  new ConfigurationError('there is no kubeconfig: no cluster is named', {
    hint: 'set KUBECONFIG to the path that `streamproof up` prints',
  });

const connectionOf = (config: KubeConfig, choice: ConnectionChoice = {}): Connection => {
  const cluster = config.getCurrentCluster();
  if (cluster === null) {
    const contexts = config.getContexts().map(({ name }) => name);
    throw new ConfigurationError(`the kubeconfig has no context "${config.getCurrentContext()}" with a cluster`, {
      hint: `its contexts are: ${contexts.join(', ') || 'none'}`,
    });
  }
  return {
    server: cluster.server.replace(/\/+$/, ''),
    namespace: config.getContextObject(config.getCurrentContext())?.namespace ?? 'default',
    authenticate: async () => {
      const options: RequestOptions = {};
      await config.applyToHTTPSOptions(options);
      return {
        ...options,
        headers: { ...(options.headers as Record<string, string>), ...impersonationHeaders(choice) },
      };
    },
  };
};
