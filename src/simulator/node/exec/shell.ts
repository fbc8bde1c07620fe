import { posix } from 'node:path';
import { executablePath } from './executable-path.ts';
import { type ExpansionContext, expandText, expandWords } from './expand.ts';
import { loadCommand } from './load-command.ts';
import { noInput, readText } from './process.ts';
import { ExitShell, redirect, type Streams } from './redirection.ts';
import { runBuiltin } from './shell-builtins.ts';
import { ShellSyntaxError } from './shell-lexer.ts';
import { parseScript } from './shell-parser.ts';
import { type ShellOptions, ShellState } from './shell-state.ts';
import type { CommandList, CompoundCommand, Pipeline, SimpleCommand, Word } from './shell-syntax.ts';

type Compound<Kind extends CompoundCommand['kind']> = Extract<CompoundCommand, { kind: Kind }>;

/** After so many turns of a loop a second has passed. */
const BUSY_TURNS = 1000;

/** A POSIX shell over the commands of this folder. It never starts a program of the host. */
export class Shell {
  readonly #state: ShellState;

  constructor(options: ShellOptions | ShellState) {
    this.#state = options instanceof ShellState ? options : new ShellState(options);
  }

  /** Runs a script to its end or to its `exit`; resolves to the exit code. */
  run(script: string, streams: Streams): Promise<number> {
    return untilExit(() => this.evaluate(script, streams));
  }

  /** Like `run`, for one of several scripts in the same shell. @throws ExitShell when the shell is to end */
  async evaluate(script: string, streams: Streams): Promise<number> {
    try {
      await this.#list(parseScript(script), streams);
    } catch (error) {
      if (!(error instanceof ShellSyntaxError)) throw error;
      streams.err(`sh: ${error.message}\n`);
      this.#state.status = 2;
    }
    return this.#state.status;
  }

  async #list(list: CommandList, streams: Streams): Promise<number> {
    for (const { after, pipeline } of list) {
      const { status } = this.#state;
      if ((after === '&&' && status !== 0) || (after === '||' && status === 0)) continue;
      this.#state.status = await this.#pipeline(pipeline, streams);
    }
    return this.#state.status;
  }

  async #pipeline({ commands, negated }: Pipeline, streams: Streams): Promise<number> {
    const [only] = commands;
    const piped = commands.length > 1 || only === undefined;
    const status = piped ? await this.#pipe(commands, streams) : await this.#command(only, streams);
    return negated ? Number(status === 0) : status;
  }

  /** Each command of a pipe runs when the one before it has ended. */
  async #pipe(commands: Pipeline['commands'], streams: Streams): Promise<number> {
    let { stdin } = streams;
    let status = 0;
    for (const [index, command] of commands.entries()) {
      const passed: Uint8Array[] = [];
      const out = index === commands.length - 1 ? streams.out : collector(passed);
      status = await untilExit(() => this.#subshell().#command(command, { ...streams, stdin, out }));
      stdin = chunksOf(passed);
    }
    return status;
  }

  #command(command: SimpleCommand | CompoundCommand, streams: Streams): Promise<number> {
    switch (command.kind) {
      case 'simple':
        return this.#simple(command, streams);
      case 'subshell':
        return untilExit(() => this.#subshell().#list(command.body, streams));
      case 'if':
        return this.#if(command, streams);
      case 'for':
        return this.#for(command, streams);
      case 'while':
        return this.#while(command, streams);
    }
  }

  async #if({ branches, otherwise }: Compound<'if'>, streams: Streams): Promise<number> {
    for (const { condition, body } of branches) {
      if ((await this.#list(condition, streams)) === 0) return this.#list(body, streams);
    }
    this.#state.status = 0;
    return this.#list(otherwise ?? [], streams);
  }

  async #for({ variable, words, body }: Compound<'for'>, streams: Streams): Promise<number> {
    this.#state.status = 0;
    for (const value of await expandWords(words, this.#expansion(streams))) {
      this.#state.variables.set(variable, value);
      await this.#list(body, streams);
    }
    return this.#state.status;
  }

  async #while({ condition, body }: Compound<'while'>, streams: Streams): Promise<number> {
    const { clock } = this.#state.container;
    for (let status = 0, turns = 1; ; turns++) {
      // A loop of commands that never wait must not keep everybody else waiting.
      if (turns % BUSY_TURNS === 0) await new Promise<void>((resolve) => clock.after(1000, resolve));
      if ((await this.#list(condition, streams)) !== 0) return status;
      status = await this.#list(body, streams);
    }
  }

  async #simple({ words, assignments, redirections }: SimpleCommand, streams: Streams): Promise<number> {
    const expansion = this.#expansion(streams);
    const [name, ...args] = await expandWords(words, expansion);
    const values: Record<string, string> = {};
    for (const { name: variable, value } of assignments) values[variable] = await expandText(value, expansion);
    const redirected = await redirect(
      redirections,
      streams,
      { ...expansion, clock: this.#state.container.clock },
      (word: Word) => expandText(word, expansion),
    );
    if (redirected === undefined) return 1;
    if (name === undefined) {
      for (const [variable, value] of Object.entries(values)) this.#state.variables.set(variable, value);
      return 0;
    }
    if (name === 'exec' && args[0] !== undefined)
      throw new ExitShell(await this.#call(args[0], args.slice(1), values, redirected));
    const status = await runBuiltin(name, args, this.#state, redirected);
    const code = status ?? (await this.#call(name, args, values, redirected));
    await redirected.flush();
    return code;
  }

  async #call(
    name: string,
    args: readonly string[],
    values: Readonly<Record<string, string>>,
    streams: Streams,
  ): Promise<number> {
    const { container, directory, environment } = this.#state;
    const command = (await container.programs?.(name)) ?? (await loadCommand(name));
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
    const { container, directory } = this.#state;
    const path =
      container.runUnknown && (await executablePath(name, container.files, directory, this.#state.variable('PATH')));
    if (path !== undefined) return container.runUnknown?.() as Promise<never>;
    const found = isPath ? await container.files.status(posix.resolve(directory, name)) : undefined;
    const missing = isPath ? 'No such file or directory' : 'command not found';
    const refused = found?.kind === 'directory' ? 'Is a directory' : 'Permission denied';
    err(`sh: ${name}: ${found === undefined ? missing : refused}\n`);
    return found === undefined ? 127 : 126;
  }

  #expansion(streams: Streams): ExpansionContext {
    const { container, directory } = this.#state;
    return {
      files: container.files,
      directory,
      variable: (name) => this.#state.variable(name),
      substitute: async (script) => {
        const chunks: Uint8Array[] = [];
        const out = collector(chunks);
        this.#state.status = await this.#subshell().run(script, { ...streams, stdin: noInput, out });
        return readText(chunksOf(chunks));
      },
    };
  }

  #subshell(): Shell {
    return new Shell(this.#state.copy());
  }
}

const untilExit = async (work: () => Promise<number>): Promise<number> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ExitShell) return error.code;
    throw error;
  }
};

const collector =
  (chunks: Uint8Array[]): Streams['out'] =>
  (output) =>
    void chunks.push(Buffer.from(output as Uint8Array));

const chunksOf = async function* (chunks: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* chunks;
};
