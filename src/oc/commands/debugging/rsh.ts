import { podOf, podOfFile } from '../../client/exec-target.ts';
import { runInContainer } from '../../client/run-in-container.ts';
import type { Command } from '../../command.ts';
import { booleanFlag, durationFlag, stringFlag } from '../../command-line/flag.ts';
import { containerFlag, filenameFlag } from '../../command-line/shared-flags.ts';
import { OcError, usageError } from '../../oc-error.ts';

/** `oc rsh`: a shell in a container, or a command without `--`. */
export const rsh: Command = {
  usage: '[-c CONTAINER] [flags] (POD | TYPE/NAME) COMMAND [args...]',
  interspersed: false,
  flags: [
    containerFlag,
    filenameFlag,
    stringFlag('shell', 'Path to the shell command', { default: '/bin/sh' }),
    booleanFlag('no-tty', 'Disable pseudo-terminal allocation', { short: 'T' }),
    durationFlag('pod-running-timeout', 'How long to wait until at least one pod is running', { default: '1m0s' }),
    booleanFlag('tty', 'Force a pseudo-terminal to be allocated', { short: 't' }),
  ],
  run: async (invocation) => {
    const { args, dash, flags, path } = invocation;
    const inFile = flags.has('filename');
    const [word, ...words] = inFile ? ['', ...args] : args;
    if (word === '--' || words[0] === '--' || dash >= 0)
      throw usageError(
        path,
        "expected 'rsh (POD | TYPE/NAME) [COMMAND ...]'.\nPOD or TYPE/NAME is a required argument for the rsh command",
      );
    if (flags.boolean('tty') && flags.boolean('no-tty'))
      throw usageError(path, 'you may not specify -t and -T together');
    if (inFile && args.length === 1)
      throw usageError(path, 'exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead');
    if (flags.has('pod-running-timeout') && flags.duration('pod-running-timeout') <= 0)
      throw usageError(path, '--pod-running-timeout must be higher than zero');
    if (word === undefined) throw new OcError('pod, type/name or --filename must be specified');
    const pod = await (inFile ? podOfFile(invocation) : podOf(invocation, word));
    return await runInContainer(invocation, pod, words.length > 0 ? words : [flags.string('shell')], true);
  },
};
