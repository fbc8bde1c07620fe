import { posix } from 'node:path';
import { executablePath } from '../executable-path.ts';
import { findCommand } from '../find-command.ts';
import { noInput, readText } from '../process.ts';
import { redirect, type Streams } from '../redirection.ts';
import { type ExpansionContext, expandText, expandWords } from './expand.ts';
import { runBuiltin } from './shell-builtins.ts';
import { runCompound } from './shell-compound.ts';
import { ExitShell, untilExit, untilReturn } from './shell-flow.ts';
import { parseScript } from './shell-parser.ts';
import { type ShellOptions, ShellState } from './shell-state.ts';
import type { Command, CommandList, Pipeline, Redirection, SimpleCommand, Word } from './shell-syntax.ts';
import { ShellSyntaxError } from './shell-syntax-error.ts';
import { runTraps } from './shell-traps.ts';

/** A POSIX shell over the commands of this folder. It never starts a program of the host. */
export class Shell {
  readonly state: ShellState;

  constructor(options: ShellOptions | ShellState) {
    this.state = options instanceof ShellState ? options : new ShellState(options);
  }

  /** Runs a script to its end or to its `exit`; resolves to the exit code. */
  async run(script: string, streams: Streams): Promise<number> {
    const code = await untilExit(() => this.evaluate(script, streams));
    const last = this.state.traps.get('EXIT');
    if (last === undefined) return code;
    this.state.traps.clear();
    this.state.status = code;
    return untilExit(async () => {
      await this.evaluate(last, streams);
      return code;
    });
  }

  /** Like `run`, for one of several scripts in the same shell. @throws ExitShell when the shell is to end */
  async evaluate(script: string, streams: Streams): Promise<number> {
    try {
      await this.list(parseScript(script), streams);
    } catch (error) {
      if (!(error instanceof ShellSyntaxError)) throw error;
      streams.err(`sh: ${error.message}\n`);
      this.state.status = 2;
    }
    return this.state.status;
  }

  async list(list: CommandList, streams: Streams): Promise<number> {
    const { state } = this;
    for (const [index, { after, pipeline }] of list.entries()) {
      if ((after === '&&' && state.status !== 0) || (after === '||' && state.status === 0)) continue;
      const isAnswer = pipeline.negated || (list[index + 1]?.after ?? ';') !== ';';
      state.status = await (isAnswer ? this.guarded(pipeline, streams) : this.#pipeline(pipeline, streams));
      await streams.flush?.();
      if (state.job?.code !== undefined) throw new ExitShell(state.job.code);
      await runTraps(this, streams);
      if (state.status !== 0 && !isAnswer && state.guards === 0 && state.options.has('e'))
        throw new ExitShell(state.status);
    }
    return state.status;
  }

  /** Runs what may fail under `set -e`. */
  async guarded(work: Pipeline | CommandList, streams: Streams): Promise<number> {
    this.state.guards++;
    try {
      return await ('commands' in work ? this.#pipeline(work, streams) : this.list(work, streams));
    } finally {
      this.state.guards--;
    }
  }

  /** Runs a command with other streams. */
  async redirected(
    redirections: readonly Redirection[],
    streams: Streams,
    work: (streams: Streams) => Promise<number>,
  ): Promise<number> {
    if (redirections.length === 0) return work(streams);
    const expansion = this.expansion(streams);
    const target = (word: Word): Promise<string> => expandText(word, expansion);
    const redirected = await redirect(redirections, streams, { ...this.state.container, ...expansion }, target);
    if (redirected === undefined) return 1;
    try {
      return await work(redirected);
    } finally {
      await redirected.flush();
    }
  }

  expansion(streams: Streams): ExpansionContext {
    const { state } = this;
    return {
      files: state.container.files,
      directory: state.directory,
      operands: state.parameters.slice(1),
      variable: (name, options) => state.variable(name, options),
      assign: (name, value) => void state.variables.set(name, value),
      substitute: async (script) => {
        const chunks: Uint8Array[] = [];
        const out = collector(chunks);
        state.status = await this.subshell().run(script, { ...streams, stdin: noInput, out });
        return readText(chunksOf(chunks));
      },
    };
  }

  subshell(): Shell {
    return new Shell(this.state.copy());
  }

  async #pipeline({ commands, negated }: Pipeline, streams: Streams): Promise<number> {
    const [only] = commands;
    const piped = commands.length > 1 || only === undefined;
    const status = piped ? await this.#pipe(commands, streams) : await this.command(only, streams);
    return negated ? Number(status === 0) : status;
  }

  /** Each command of a pipe runs when the one before it has ended. */
  async #pipe(commands: Pipeline['commands'], streams: Streams): Promise<number> {
    let { stdin } = streams;
    let status = 0;
    for (const [index, command] of commands.entries()) {
      const passed: Uint8Array[] = [];
      const out = index === commands.length - 1 ? streams.out : collector(passed);
      const input = { ...streams, stdin, out };
      status = await untilExit(() => this.subshell().command(command, input));
      stdin = chunksOf(passed);
    }
    return status;
  }

  command(command: Command, streams: Streams): Promise<number> {
    return command.kind === 'simple' ? this.#simple(command, streams) : runCompound(command, this, streams);
  }

  async #simple({ words, assignments, redirections }: SimpleCommand, streams: Streams): Promise<number> {
    const { state } = this;
    const expansion = this.expansion(streams);
    const status = state.status;
    state.status = 0;
    // What a bare assignment substitutes answers for it; whatever else runs sees the code of the command before.
    const values: Record<string, string> = {};
    if (words.length > 0) state.status = status;
    const [name, ...args] = await expandWords(words, expansion);
    for (const { name: variable, value } of assignments) {
      if (name === undefined) state.variables.set(variable, await expandText(value, expansion));
      else values[variable] = await expandText(value, expansion);
    }
    if (state.options.has('x') && name !== undefined) streams.err(`+ ${[name, ...args].join(' ')}\n`);
    if (name === undefined) return this.redirected(redirections, streams, async () => state.status);
    return this.redirected(redirections, streams, async (redirected) => {
      if (name === 'exec')
        return args[0] === undefined ? 0 : exit(await this.call(args[0], args.slice(1), values, redirected));
      const body = state.functions.get(name);
      if (body !== undefined) return this.#function(body, [name, ...args], redirected);
      return (await runBuiltin(name, args, this, redirected)) ?? this.call(name, args, values, redirected);
    });
  }

  async #function(body: Command, [name, ...args]: readonly string[], streams: Streams): Promise<number> {
    const { state } = this;
    const { parameters, locals } = state;
    state.parameters = [parameters[0] ?? (name as string), ...args];
    state.locals = new Map();
    try {
      return await untilReturn(() => this.command(body, streams));
    } finally {
      state.parameters = parameters;
      for (const [variable, value] of state.locals) {
        if (value === undefined) state.variables.delete(variable);
        else state.variables.set(variable, value);
      }
      state.locals = locals;
    }
  }

  /** Runs a command that is none of the shell's own. */
  async call(
    name: string,
    args: readonly string[],
    values: Readonly<Record<string, string>>,
    streams: Streams,
  ): Promise<number> {
    const { container, directory, environment } = this.state;
    const place = {
      files: container.files,
      workingDirectory: directory,
      environment: { PATH: this.state.variable('PATH') ?? '' },
    };
    const command = (await container.programs?.(name)) ?? (await findCommand(name, place));
    if (command === undefined) return this.#unknown(name, streams);
    const process = {
      container,
      name: posix.basename(name),
      args,
      environment: { ...environment, ...values },
      directory,
      ...(container.visit && { visit: container.visit }),
    };
    return command({ ...process, ...streams });
  }

  async #unknown(name: string, { err }: Streams): Promise<number> {
    const isPath = name.includes('/');
    const { container, directory } = this.state;
    const path =
      container.runUnknown && (await executablePath(name, container.files, directory, this.state.variable('PATH')));
    if (path !== undefined) return container.runUnknown?.() as Promise<never>;
    const found = isPath ? await container.files.status(posix.resolve(directory, name)) : undefined;
    const missing = isPath ? 'No such file or directory' : 'command not found';
    const refused = found?.kind === 'directory' ? 'Is a directory' : 'Permission denied';
    err(`sh: ${name}: ${found === undefined ? missing : refused}\n`);
    return found === undefined ? 127 : 126;
  }
}

const exit = (code: number): never => {
  throw new ExitShell(code);
};

const collector =
  (chunks: Uint8Array[]): Streams['out'] =>
  (output) =>
    void chunks.push(Buffer.from(output as Uint8Array));

const chunksOf = async function* (chunks: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* chunks;
};
