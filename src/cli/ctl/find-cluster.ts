import { ConfigurationError } from '../../errors/configuration-error.ts';
import { EnvironmentError } from '../../errors/environment-error.ts';
import { controlSocket } from '../../targets/control/serve-control.ts';
import { controlSockets } from '../running-clusters.ts';
import { ControlClient } from './control-client.ts';

interface RunningCluster {
  /** The port of its API server. */
  readonly name: string;
  readonly api: string;
  readonly client: ControlClient;
}

/**
 * Finds the cluster that a command is meant for: the only one that runs, or the one of this name or URL.
 *
 * @throws EnvironmentError when none runs; ConfigurationError when several do, or none of this name
 */
export const findCluster = async (wanted: string | undefined): Promise<ControlClient> => {
  const running = (await Promise.all((await controlSockets(controlSocket)).map(ask))).filter(
    (cluster) => cluster !== undefined,
  );
  if (running.length === 0)
    throw new EnvironmentError('No cluster is running.', { hint: 'start one in another terminal: streamproof up' });
  const list = running.map(({ name, api }) => `  ${name}  ${api}`).join('\n');
  if (wanted === undefined) {
    const [first, ...others] = running;
    if (first !== undefined && others.length === 0) return first.client;
    throw new ConfigurationError(`${running.length} clusters are running:\n${list}`, {
      hint: `say which one is meant: --cluster ${first?.name}`,
    });
  }
  const found = running.find(({ name, api }) => name === wanted || api === wanted);
  if (found !== undefined) return found.client;
  throw new ConfigurationError(`No cluster "${wanted}" is running. There is:\n${list}`, {
    hint: `--cluster ${running[0]?.name}`,
  });
};

const ask = async (socket: string): Promise<RunningCluster | undefined> => {
  const client = new ControlClient(socket);
  try {
    return { ...(await client.send<{ name: string; api: string }>('GET', '/')), client };
  } catch {
    return undefined;
  }
};
