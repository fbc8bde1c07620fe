import type { ContainerView } from '../process.ts';
import { type Job, Jobs } from './shell-jobs.ts';
import type { Command } from './shell-syntax.ts';
import { ShellSyntaxError } from './shell-syntax-error.ts';

/** What a shell starts with. */
export interface ShellOptions {
  readonly container: ContainerView;
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** `$0`, `$1`, … */
  readonly parameters?: readonly string[];
  /** The letters that `set` takes: `e`, `u`, `x`. */
  readonly options?: Iterable<string>;
}

/** `$$`: the first process of an exec session is hardly ever process 1. */
export const processId = '17';

/** What a shell remembers from command to command. */
export class ShellState {
  readonly container: ContainerView;
  readonly variables: Map<string, string>;
  readonly functions = new Map<string, Command>();
  readonly options: Set<string>;
  readonly jobs: Jobs;
  /** What is carried out when a signal comes, and at the end (`EXIT`). */
  readonly traps = new Map<string, string>();
  /** `$0`, `$1`, … */
  parameters: readonly string[];
  /** Absolute path. */
  directory: string;
  /** The exit code of the last command. */
  status = 0;
  /** How many conditions are being looked at, in which failures count as answers. */
  guards = 0;
  /** What the variables were that are local to the function that runs; `undefined` for those that were not set. */
  locals: Map<string, string | undefined> | undefined;
  /** The job that this shell carries out, if any. */
  job: Job | undefined;

  constructor({ container, directory, environment, parameters = ['sh'], options = [] }: ShellOptions) {
    this.container = container;
    this.parameters = parameters;
    this.directory = directory;
    this.variables = new Map(Object.entries(environment));
    this.options = new Set(options);
    this.jobs = new Jobs(container, Number(processId) + 1);
  }

  get environment(): Record<string, string> {
    return Object.fromEntries(this.variables);
  }

  /**
   * The value of a variable or of a special parameter; `undefined` when it is not set.
   *
   * @throws ShellSyntaxError under `set -u`
   */
  variable(name: string, { mayBeUnset = true } = {}): string | undefined {
    const value = this.#value(name);
    if (value === undefined && !mayBeUnset && this.options.has('u'))
      throw new ShellSyntaxError(`${name}: unbound variable`);
    return value;
  }

  #value(name: string): string | undefined {
    if (name === '?') return String(this.status);
    if (name === '$') return processId;
    if (name === '!') return this.jobs.last;
    if (name === '-') return [...this.options].join('');
    if (name === '#') return String(this.parameters.length - 1);
    if (name === '@' || name === '*') return this.parameters.slice(1).join(' ');
    return /^\d+$/.test(name) ? this.parameters[Number(name)] : this.variables.get(name);
  }

  /** For a subshell, which changes nothing outside itself. */
  copy(): ShellState {
    const copy = new ShellState({ ...this, environment: this.environment });
    copy.status = this.status;
    copy.guards = this.guards;
    copy.job = this.job;
    for (const [name, body] of this.functions) copy.functions.set(name, body);
    return copy;
  }
}
