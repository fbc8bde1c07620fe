import { commandName } from './command-names.ts';
import type { Command } from './process.ts';

/** Loads the command that a name or path means; most containers never need one. */
export const loadCommand = async (nameOrPath: string): Promise<Command | undefined> => {
  const name = commandName(nameOrPath);
  return name === undefined ? undefined : (await import('./command-table.ts')).commandTable[name];
};
