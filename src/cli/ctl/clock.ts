import { ConfigurationError } from '../../errors/configuration-error.ts';
import type { CtlOptions } from '../ctl-command.ts';
import { parseDuration } from './duration.ts';
import { findCluster } from './find-cluster.ts';
import { print } from './print.ts';

/** `streamproof ctl clock`: shows the time of the cluster, or lets some pass. */
export const controlClock = async (
  action: string | undefined,
  duration: string | undefined,
  { cluster, json }: CtlOptions,
): Promise<void> => {
  if (action !== undefined && action !== 'advance')
    throw new ConfigurationError(`A clock cannot "${action}".`, { hint: 'streamproof ctl clock advance 15m' });
  const advance = action === undefined ? undefined : parseDuration(duration ?? '');
  const client = await findCluster(cluster);
  const state = await (advance === undefined
    ? client.send<{ clock: string; now: string }>('GET', '/clock')
    : client.send<{ clock: string; now: string }>('POST', '/clock', { advance }));
  print(state, json, `${state.now}  (${state.clock})`);
};
