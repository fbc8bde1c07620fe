import type { ConfigMap } from '../../../resources/config-map.ts';
import { configMapKind } from '../../../resources/kinds/kinds.ts';
import type { Client } from '../../client/client.ts';
import { currentUser } from '../../client/current-user.ts';
import type { Command } from '../../command.ts';
import { booleanFlag } from '../../command-line/flag.ts';
import { readKubeconfig } from '../../config/session-kubeconfig.ts';
import { OcError } from '../../oc-error.ts';

/** `oc whoami`: who the server takes the user for. */
export const whoami: Command = {
  usage: '[flags]',
  flags: [
    booleanFlag('show-server', "If true, print the current server's REST API URL"),
    booleanFlag('show-context', 'Print the current user context name', { short: 'c' }),
    booleanFlag('show-console', "If true, print the current server's web console URL"),
    booleanFlag('show-token', 'Print the token the current session is using', { short: 't' }),
  ],
  run: async (invocation) => {
    const { flags, client, context } = invocation;
    if (flags.boolean('show-token')) {
      if (!context.token) throw new OcError('no token is currently in use for this session');
      return context.stdout(`${context.token}\n`);
    }
    if (flags.boolean('show-context')) {
      const name = (await readKubeconfig(invocation))['current-context'];
      if (name === '') throw new OcError('no context has been set');
      return context.stdout(`${name}\n`);
    }
    if (flags.boolean('show-server')) return context.stdout(`${client.api.server}\n`);
    if (flags.boolean('show-console')) return context.stdout(`${await consoleOf(client)}\n`);
    context.stdout(`${await currentUser(client)}\n`);
  },
};

/** The console says its address in a config map that everybody may read; without one, it is that of the server. */
const consoleOf = async (client: Client): Promise<string> => {
  const config = await client.find<ConfigMap>(configMapKind, 'openshift-config-managed', 'console-public');
  if (!config) return client.api.server;
  const { consoleURL } = config.data ?? {};
  if (consoleURL === undefined) throw new OcError('unable to determine console location from the cluster');
  return consoleURL;
};
