import { podKind } from '../../resources/kinds.ts';
import { podOf } from '../client/exec-target.ts';
import { resourcePath } from '../client/resource-path.ts';
import type { Command } from '../command.ts';
import { durationFlag, listFlag } from '../command-line/flag.ts';
import { errorMessage } from '../error-text.ts';
import { OcError, usageError } from '../oc-error.ts';

/** `oc port-forward`: asks the server for a way to ports of a pod; what it answers is told. Nothing is passed on. */
export const portForward: Command = {
  usage: 'TYPE/NAME [options] [LOCAL_PORT:]REMOTE_PORT [...[LOCAL_PORT_N:]REMOTE_PORT_N]',
  flags: [
    listFlag('address', 'The addresses to listen on.', { default: 'localhost' }),
    durationFlag('pod-running-timeout', 'How long to wait until at least one pod is running', { default: '1m0s' }),
  ],
  run: async (invocation) => {
    const { args, client, namespace, path } = invocation;
    const [word, ...ports] = args;
    if (word === undefined || ports.length === 0)
      throw usageError(path, 'TYPE/NAME and list of ports are required for port-forward');
    const pod = await podOf(invocation, word);
    const { phase } = pod.status ?? {};
    if (phase !== 'Running')
      throw new OcError(`unable to forward port because pod is not running. Current status=${phase ?? ''}`);
    const request = {
      method: 'POST',
      path: resourcePath(podKind, pod.metadata.namespace ?? namespace, `${pod.metadata.name}/portforward`),
    } as const;
    await client.request(request).catch((error: unknown) => {
      throw new OcError(`error upgrading connection: ${errorMessage(error)}`, { cause: error });
    });
    throw new OcError('error upgrading connection: the built-in oc forwards no ports');
  },
};
