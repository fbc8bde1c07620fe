import { posix } from 'node:path';
import { realPath } from '../files/real-path.ts';
import { commandNamed } from './command-table.ts';
import { expandText, expandWords, type ExpansionContext } from './expand.ts';
import { type ContainerView, noInput, readText } from './process.ts';
import { ExitShell, redirect, type Streams } from './redirection.ts';
import { ShellSyntaxError } from './shell-lexer.ts';
import { parseScript } from './shell-parser.ts';
import type { CommandList, CompoundCommand, Pipeline, SimpleCommand, Word } from './shell-syntax.ts';

/** What a shell starts with. */
export interface ShellOptions {
  readonly container: ContainerView;
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** `$0`, `$1`, … */
  readonly parameters?: readonly string[];
}

/** A POSIX shell over the commands of this folder. It never starts a program of the host. */
export class Shell {
  readonly #options: ShellOptions;
  readonly #variables: Map<string, string>;
  #directory: string;
  #status = 0;

  constructor(options: ShellOptions) {
    this.#options = options;
    this.#directory = options.directory;
    this.#variables = new Map(Object.entries(options.environment));
  }

  /** Runs a script to its end or to its `exit`; resolves to the exit code. */
  async run(script: string, streams: Streams): Promise<number> {
    try {
      return await this.evaluate(script, streams);
    } catch (error) {
      if (error instanceof ExitShell) return error.code;
      throw error;
    }
  }

  /** Like `run`, for one of several scripts in the same shell. @throws ExitShell when the shell is to end */
  async evaluate(script: string, streams: Streams): Promise<number> {
    try {
      await this.#list(parseScript(script), streams);
    } catch (error) {
      if (!(error instanceof ShellSyntaxError)) throw error;
      streams.err(`sh: ${error.message}\n`);
      this.#status = 2;
    }
    return this.#status;
  }

  async #list(list: CommandList, streams: Streams): Promise<void> {
    for (const { after, pipeline } of list) {
      if ((after === '&&' && this.#status !== 0) || (after === '||' && this.#status === 0)) continue;
      await this.#pipeline(pipeline, streams);
    }
  }

  async #pipeline({ commands, negated }: Pipeline, streams: Streams): Promise<void> {
    const [only] = commands;
    if (commands.length === 1 && only !== undefined) {
      this.#status = await this.#command(only, streams);
    } else {
      let stdin = streams.stdin;
      for (const [index, command] of commands.entries()) {
        const passed: Uint8Array[] = [];
        const last = index === commands.length - 1;
        const out = last ? streams.out : (chunk: string | Uint8Array): void => void passed.push(Buffer.from(chunk as Uint8Array));
        this.#status = await this.#copy().#inSubshell((shell) => shell.#command(command, { ...streams, stdin, out }));
        stdin = chunksOf(passed);
      }
    }
    if (negated) this.#status = this.#status === 0 ? 1 : 0;
  }

  #command(command: SimpleCommand | CompoundCommand, streams: Streams): Promise<number> {
    switch (command.kind) {
      case 'simple':
        return this.#simple(command, streams);
      case 'subshell':
        return this.#copy().#inSubshell(async (shell) => {
          await shell.#list(command.body, streams);
          return shell.#status;
        });
      case 'if':
        return this.#if(command, streams);
      case 'for':
        return this.#for(command, streams);
      case 'while':
        return this.#while(command, streams);
    }
  }

  async #if({ branches, otherwise }: Extract<CompoundCommand, { kind: 'if' }>, streams: Streams): Promise<number> {
    for (const { condition, body } of branches) {
      await this.#list(condition, streams);
      if (this.#status !== 0) continue;
      await this.#list(body, streams);
      return this.#status;
    }
    this.#status = 0;
    await this.#list(otherwise ?? [], streams);
    return this.#status;
  }

  async #for({ variable, words, body }: Extract<CompoundCommand, { kind: 'for' }>, streams: Streams): Promise<number> {
    this.#status = 0;
    for (const value of await this.#expand(words, streams)) {
      this.#variables.set(variable, value);
      await this.#list(body, streams);
    }
    return this.#status;
  }

  async #while({ condition, body }: Extract<CompoundCommand, { kind: 'while' }>, streams: Streams): Promise<number> {
    const { clock } = this.#options.container;
    for (let status = 0, turns = 1; ; status = this.#status, turns++) {
      // A loop of commands that never wait must not keep everybody else waiting.
      if (turns % BUSY_TURNS === 0) await new Promise<void>((resolve) => clock.after(1000, resolve));
      await this.#list(condition, streams);
      if (this.#status !== 0) return status;
      await this.#list(body, streams);
    }
  }

  async #simple({ words, assignments, redirections }: SimpleCommand, streams: Streams): Promise<number> {
    const [name, ...args] = await this.#expand(words, streams);
    const values: Record<string, string> = {};
    for (const { name: variable, value } of assignments) values[variable] = await expandText(value, this.#expansion(streams));
    const files = { directory: this.#directory, files: this.#options.container.files };
    const redirected = await redirect(redirections, streams, files, (word: Word) => expandText(word, this.#expansion(streams)));
    if (redirected === undefined) return 1;
    if (name === undefined) {
      for (const [variable, value] of Object.entries(values)) this.#variables.set(variable, value);
      return 0;
    }
    return (await this.#builtin(name, args, redirected)) ?? this.#call(name, args, values, redirected);
  }

  async #call(name: string, args: readonly string[], values: Readonly<Record<string, string>>, streams: Streams): Promise<number> {
    const { container } = this.#options;
    const command = commandNamed(name);
    if (command === undefined) {
      const found = name.includes('/') ? await container.files.status(posix.resolve(this.#directory, name)) : undefined;
      if (found !== undefined) streams.err(`sh: ${name}: ${found.kind === 'directory' ? 'Is a directory' : 'Permission denied'}\n`);
      else streams.err(`sh: ${name}: ${name.includes('/') ? 'No such file or directory' : 'command not found'}\n`);
      return found === undefined ? 127 : 126;
    }
    const environment = { ...Object.fromEntries(this.#variables), ...values };
    return command({ container, name: posix.basename(name), args, environment, directory: this.#directory, ...streams });
  }

  /** The commands that change the shell itself; `undefined` for any other. */
  async #builtin(name: string, args: readonly string[], streams: Streams): Promise<number | undefined> {
    switch (name) {
      case 'exit':
        throw new ExitShell(args[0] === undefined ? this.#status : Number.parseInt(args[0], 10) & 255);
      case 'cd':
        return this.#changeDirectory(args[0] ?? this.#variables.get('HOME') ?? '/', streams);
      case 'export':
        for (const [, variable = '', value = ''] of args.flatMap((each) => [/^(\w+)=(.*)$/s.exec(each) ?? []])) if (variable) this.#variables.set(variable, value);
        return 0;
      case 'unset':
        for (const each of args) this.#variables.delete(each);
        return 0;
      case 'kill':
        if (args.at(-1) === '1' || args.at(-1) === PROCESS_ID) throw new ExitShell(128 + (args.length > 1 ? Number(args[0]?.replace('-', '')) || 15 : 15));
        return undefined;
      case ':':
      case 'set':
      case 'trap':
        return 0;
      default:
        return undefined;
    }
  }

  async #changeDirectory(path: string, streams: Streams): Promise<number> {
    const { files } = this.#options.container;
    const target = await realPath(files, posix.resolve(this.#directory, path));
    const status = target === undefined ? undefined : await files.status(target);
    if (target === undefined || status?.kind !== 'directory') {
      streams.err(`sh: cd: ${path}: ${status === undefined ? 'No such file or directory' : 'Not a directory'}\n`);
      return 1;
    }
    this.#directory = target;
    this.#variables.set('PWD', target);
    return 0;
  }

  #expand(words: readonly Word[], streams: Streams): Promise<string[]> {
    return expandWords(words, this.#expansion(streams));
  }

  #expansion(streams: Streams): ExpansionContext {
    return {
      files: this.#options.container.files,
      directory: this.#directory,
      variable: (name) => this.#variable(name),
      substitute: async (script) => {
        const chunks: Uint8Array[] = [];
        const out = (chunk: string | Uint8Array): void => void chunks.push(Buffer.from(chunk as Uint8Array));
        this.#status = await this.#copy().run(script, { ...streams, stdin: noInput, out });
        return readText(chunksOf(chunks));
      },
    };
  }

  #variable(name: string): string | undefined {
    const { parameters = ['sh'] } = this.#options;
    if (name === '?') return String(this.#status);
    if (name === '$') return PROCESS_ID;
    if (name === '#') return String(parameters.length - 1);
    if (name === '@' || name === '*') return parameters.slice(1).join(' ');
    return /^\d+$/.test(name) ? parameters[Number(name)] : this.#variables.get(name);
  }

  #copy(): Shell {
    const copy = new Shell({ ...this.#options, directory: this.#directory, environment: Object.fromEntries(this.#variables) });
    copy.#status = this.#status;
    return copy;
  }

  async #inSubshell(work: (shell: Shell) => Promise<number>): Promise<number> {
    try {
      return await work(this);
    } catch (error) {
      if (error instanceof ExitShell) return error.code;
      throw error;
    }
  }
}

/** After so many turns of a loop a second has passed. */
const BUSY_TURNS = 1000;

/** `$$`: the first process of an exec session is hardly ever process 1. */
const PROCESS_ID = '17';

const chunksOf = async function* (chunks: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* chunks;
};
