import type { FileSystem } from '../files/file-system.ts';
import { executablePath } from './executable-path.ts';
import { loadCommand } from './load-command.ts';
import type { Command } from './process.ts';

/** Where commands are looked for: as in a container, `workingDirectory` and the `PATH` of the environment. */
export interface Place {
  readonly files: FileSystem;
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** The command that a name or path means: one that every container has, or a script for one. */
export const findCommand = async (name: string, place: Place): Promise<Command | undefined> =>
  (await loadCommand(name)) ?? findScript(name, place);

/** A script among the files; most containers never start one. */
export const findScript = async (
  name: string,
  { files, workingDirectory, environment }: Place,
): Promise<Command | undefined> => {
  const path = await executablePath(name, files, workingDirectory, environment['PATH']);
  if (path === undefined) return undefined;
  const { scriptCommand } = await import('./script-command.ts');
  return scriptCommand(name.includes('/') ? name : path, path, files);
};
