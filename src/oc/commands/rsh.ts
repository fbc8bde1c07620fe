import { podOf } from '../client/exec-target.ts';
import { runInContainer } from '../client/run-in-container.ts';
import type { Command } from '../command.ts';
import { booleanFlag, stringFlag } from '../command-line/flag.ts';
import { containerFlag, filenameFlag } from '../command-line/shared-flags.ts';
import { OcError } from '../oc-error.ts';

/** `oc rsh`: a shell in a container, or a command without `--`. */
export const rsh: Command = {
  usage: '[-c CONTAINER] [flags] (POD | TYPE/NAME) COMMAND [args...]',
  interspersed: false,
  flags: [
    containerFlag,
    filenameFlag,
    stringFlag('shell', 'Path to the shell command', { default: '/bin/sh' }),
    booleanFlag('no-tty', 'Disable pseudo-terminal allocation', { short: 'T' }),
    booleanFlag('tty', 'Force a pseudo-terminal to be allocated', { short: 't' }),
  ],
  run: async (invocation) => {
    const { args, flags, context } = invocation;
    const [word, ...words] = args;
    if (word === undefined) throw new OcError('pod, type/name or --filename must be specified');
    const command = words[0] === '--' ? words.slice(1) : words;
    const pod = await podOf(invocation, word);
    if (flags.boolean('tty'))
      context.stderr('Unable to use a TTY - input is not a terminal or the right kind of file\n');
    return await runInContainer(invocation, pod, command.length > 0 ? command : [flags.string('shell')], true);
  },
};
