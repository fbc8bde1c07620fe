import { podOf, podOfFile } from '../../client/exec-target.ts';
import { runInContainer } from '../../client/run-in-container.ts';
import type { Command } from '../../command.ts';
import { booleanFlag, durationFlag } from '../../command-line/flag.ts';
import { containerFlag, filenameFlag } from '../../command-line/shared-flags.ts';
import { OcError, usageError } from '../../oc-error.ts';

/** `oc exec`: runs a command in a container. */
export const exec: Command = {
  usage: '(POD | TYPE/NAME) [-c CONTAINER] [flags] -- COMMAND [args...]',
  flags: [
    containerFlag,
    filenameFlag,
    booleanFlag('stdin', 'Pass stdin to the container', { short: 'i' }),
    booleanFlag('tty', 'Stdin is a TTY', { short: 't' }),
    booleanFlag('quiet', 'Only print output from the remote session', { short: 'q' }),
    durationFlag('pod-running-timeout', 'The length of time to wait until at least one pod is running', {
      default: '1m0s',
    }),
  ],
  run: async (invocation) => {
    const { args, dash, flags } = invocation;
    const [word, ...rest] = args;
    const inFile = flags.has('filename');
    const command = inFile || dash === 0 ? args : rest;
    if (dash < 0 && (rest.length > 0 || (inFile && word !== undefined)))
      throw usageError('oc exec', 'exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead');
    if (flags.duration('pod-running-timeout') <= 0)
      throw usageError('oc exec', '--pod-running-timeout must be higher than zero');
    if (!inFile && (word === undefined || dash === 0))
      throw new OcError('pod, type/name or --filename must be specified');
    if (command.length === 0) throw new OcError('you must specify at least one command for the container');
    const pod = await (inFile ? podOfFile(invocation) : podOf(invocation, word as string));
    return await runInContainer(invocation, pod, command, flags.boolean('stdin'));
  },
};
