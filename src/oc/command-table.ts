import type { Command } from './command.ts';
import { admCommands } from './commands/adm/adm-commands.ts';
import { advancedCommands } from './commands/advanced/advanced-commands.ts';
import { applicationCommands } from './commands/application/application-commands.ts';
import { basicCommands } from './commands/basic/basic-commands.ts';
import { buildAndDeployCommands } from './commands/build-and-deploy/build-and-deploy-commands.ts';
import { configCommands } from './commands/config/config-commands.ts';
import { createCommands } from './commands/create/create-commands.ts';
import { debuggingCommands } from './commands/debugging/debugging-commands.ts';
import { imageCommands } from './commands/image/image-commands.ts';
import { policyCommands } from './commands/policy/policy-commands.ts';
import { refusedCommands } from './commands/refused-commands.ts';
import { rolloutCommands } from './commands/rollout/rollout-commands.ts';
import { setCommands } from './commands/set/set-commands.ts';
import { settingsCommands } from './commands/settings/settings-commands.ts';

/** One command: its words, and where it is. Its file is read when it runs. */
export interface CommandRow {
  /** `get`, `create imagestream`. */
  readonly path: string;
  readonly aliases?: readonly string[];
  /** One line for the list of commands. */
  readonly summary: string;
  load(): Promise<Command>;
}

/**
 * Every command of the built-in `oc`; a new one is a file in the folder, and a row in the table, of its family or of the heading under
 * which the help of `oc` lists it.
 */
export const commandTable: readonly CommandRow[] = [
  ...admCommands,
  ...advancedCommands,
  ...applicationCommands,
  ...basicCommands,
  ...buildAndDeployCommands,
  ...configCommands,
  ...createCommands,
  ...debuggingCommands,
  ...imageCommands,
  ...policyCommands,
  ...refusedCommands,
  ...rolloutCommands,
  ...setCommands,
  ...settingsCommands,
];
