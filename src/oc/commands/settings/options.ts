import type { Command } from '../../command.ts';
import { optionsHelp } from '../../command-line/help.ts';

/** `oc options`: the flags that every command has. */
export const options: Command = {
  usage: '',
  flags: [],
  run: async ({ context }) => context.stderr(optionsHelp()),
};
