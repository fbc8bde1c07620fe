import { posix } from 'node:path';
import { realPath } from '../../files/real-path.ts';
import { commandName } from '../command-names.ts';
import { executablePath } from '../executable-path.ts';
import { readText } from '../process.ts';
import type { Streams } from '../redirection.ts';
import type { Shell } from './shell.ts';
import { ExitShell, LeaveLoop, ReturnFromFunction, untilReturn } from './shell-flow.ts';
import { kill } from './shell-kill.ts';
import { readVariables } from './shell-read.ts';
import type { ShellState } from './shell-state.ts';
import { setTraps } from './shell-traps.ts';

/** A command that changes the shell itself. */
type Builtin = (
  args: readonly string[],
  shell: Shell,
  streams: Streams,
) => number | undefined | Promise<number | undefined>;

/** Runs a command that changes the shell itself; `undefined` for any other. @throws ExitShell and its like */
export const runBuiltin = async (
  name: string,
  args: readonly string[],
  shell: Shell,
  streams: Streams,
): Promise<number | undefined> => (Object.hasOwn(builtins, name) ? builtins[name]?.(args, shell, streams) : undefined);

const exportVariables: Builtin = (args, { state }) => {
  for (const each of args) assign(each, state);
  return 0;
};

const source: Builtin = async ([name = ''], shell, streams) => {
  const { files } = shell.state.container;
  const path = await realPath(files, posix.resolve(shell.state.directory, name));
  if (path === undefined || (await files.status(path))?.kind !== 'file') {
    streams.err(`sh: ${name}: No such file or directory\n`);
    return 1;
  }
  const script = await readText(files.read(path));
  return untilReturn(() => shell.evaluate(script, streams));
};

const builtins: Readonly<Record<string, Builtin>> = {
  ':': () => 0,
  '.': source,
  source,
  break: ([levels]) => leave(new LeaveLoop(Number(levels ?? 1), false)),
  continue: ([levels]) => leave(new LeaveLoop(Number(levels ?? 1), true)),
  cd: ([path], { state }, streams) => changeDirectory(path ?? state.variables.get('HOME') ?? '/', state, streams),
  command: async (args, shell, streams) => {
    if (args[0] === '-v' || args[0] === '-V') return lookUp(args.slice(1), shell, streams);
    const [name = ':', ...rest] = args;
    return (await runBuiltin(name, rest, shell, streams)) ?? shell.call(name, rest, {}, streams);
  },
  type: (args, shell, streams) => lookUp(args, shell, streams),
  declare: exportVariables,
  eval: (args, shell, streams) => shell.evaluate(args.join(' '), streams),
  exit: ([code], { state }) =>
    leave(new ExitShell(code === undefined ? state.status : Number.parseInt(code, 10) & 255)),
  export: exportVariables,
  kill: (args, { state }, streams) => kill(args, state, streams),
  local: (args, { state }) => {
    for (const each of args) {
      const name = each.replace(/=.*$/s, '');
      if (state.locals?.has(name) === false) state.locals.set(name, state.variables.get(name));
      if (!each.includes('=')) state.variables.delete(name);
      assign(each, state);
    }
    return 0;
  },
  read: (args, { state }, streams) => readVariables(args, state, streams),
  readonly: exportVariables,
  return: ([code], { state }) => leave(new ReturnFromFunction(code === undefined ? state.status : Number(code) & 255)),
  set: (args, { state }) => setOptions(args, state),
  shift: ([count = '1'], { state }) => {
    state.parameters = [state.parameters[0] ?? 'sh', ...state.parameters.slice(1 + Number(count))];
    return 0;
  },
  trap: (args, { state }, streams) => setTraps(args, state, streams),
  umask: () => 0,
  unset: (args, { state }) => {
    for (const each of args) if (!state.variables.delete(each)) state.functions.delete(each);
    return 0;
  },
  wait: async ([id], { state: { jobs, container } }) => {
    let isInterrupted = false;
    await jobs.wait(id, (wake) => {
      const { signals } = container;
      return signals === undefined
        ? () => {}
        : signals.onArrival(() => {
            isInterrupted = true;
            wake();
          });
    });
    if (isInterrupted) return INTERRUPTED;
    return id === undefined ? 0 : (jobs.find(id)?.code ?? 127);
  },
};

/** What `wait` answers when a signal has come: that it was the one to terminate. */
const INTERRUPTED = 143;

const leave = (how: Error): never => {
  throw how;
};

const assign = (text: string, { variables }: ShellState): void => {
  const [, variable, value = ''] = /^(\w+)=(.*)$/s.exec(text) ?? [];
  if (variable !== undefined) variables.set(variable, value);
};

/** `set -e`, `set +x`, `set -o pipefail`, `set -- a b`. */
const setOptions = (args: readonly string[], state: ShellState): number => {
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] as string;
    if (arg === '--' || !/^[-+]/.test(arg)) {
      state.parameters = [state.parameters[0] ?? 'sh', ...args.slice(arg === '--' ? at + 1 : at)];
      return 0;
    }
    const letters = arg.slice(1).replace('o', () => LONG_OPTIONS[args[++at] ?? ''] ?? '');
    for (const letter of letters) {
      if (arg.startsWith('-')) state.options.add(letter);
      else state.options.delete(letter);
    }
  }
  return 0;
};

const LONG_OPTIONS: Readonly<Record<string, string>> = { errexit: 'e', nounset: 'u', xtrace: 'x' };

/** `command -v NAME`: what a name starts. */
const lookUp = async (names: readonly string[], { state }: Shell, { out }: Streams): Promise<number> => {
  let code = 0;
  for (const name of names) {
    const { container, directory } = state;
    const isOwn = Object.hasOwn(builtins, name) || state.functions.has(name);
    const path = await executablePath(name, container.files, directory, state.variable('PATH'));
    const found = isOwn ? name : (path ?? (commandName(name) === undefined ? undefined : `/usr/bin/${name}`));
    if (found === undefined) code = 1;
    else out(`${found}\n`);
  }
  return code;
};

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
