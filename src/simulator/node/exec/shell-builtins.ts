import { posix } from 'node:path';
import { realPath } from '../files/real-path.ts';
import { ExitShell, type Streams } from './redirection.ts';
import { processId, type ShellState } from './shell-state.ts';

/** Runs a command that changes the shell itself; `undefined` for any other. @throws ExitShell */
export const runBuiltin = async (
  name: string,
  args: readonly string[],
  state: ShellState,
  streams: Streams,
): Promise<number | undefined> => {
  switch (name) {
    case 'exit':
      throw new ExitShell(args[0] === undefined ? state.status : Number.parseInt(args[0], 10) & 255);
    case 'cd':
      return changeDirectory(args[0] ?? state.variables.get('HOME') ?? '/', state, streams);
    case 'export':
      for (const each of args) assign(each, state);
      return 0;
    case 'unset':
      for (const each of args) state.variables.delete(each);
      return 0;
    case 'kill':
      return kill(args);
    case ':':
    case 'set':
    case 'trap':
      return 0;
    default:
      return undefined;
  }
};

const assign = (text: string, { variables }: ShellState): void => {
  const [, variable, value = ''] = /^(\w+)=(.*)$/s.exec(text) ?? [];
  if (variable !== undefined) variables.set(variable, value);
};

/** A shell can kill itself and nothing else. */
const kill = (args: readonly string[]): undefined => {
  const target = args.at(-1);
  if (target !== '1' && target !== processId) return undefined;
  throw new ExitShell(128 + (args.length > 1 ? Number(args[0]?.replace('-', '')) || TERMINATE : TERMINATE));
};

const TERMINATE = 15;

const changeDirectory = async (path: string, state: ShellState, { err }: Streams): Promise<number> => {
  const { files } = state.container;
  const target = await realPath(files, posix.resolve(state.directory, path));
  const status = target === undefined ? undefined : await files.status(target);
  if (target === undefined || status?.kind !== 'directory') {
    err(`sh: cd: ${path}: ${status === undefined ? 'No such file or directory' : 'Not a directory'}\n`);
    return 1;
  }
  state.directory = target;
  state.variables.set('PWD', target);
  return 0;
};
