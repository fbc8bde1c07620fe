import type { ContainerView } from './process.ts';

/** What a shell starts with. */
export interface ShellOptions {
  readonly container: ContainerView;
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** `$0`, `$1`, … */
  readonly parameters?: readonly string[];
}

/** `$$`: the first process of an exec session is hardly ever process 1. */
export const processId = '17';

/** What a shell remembers from command to command. */
export class ShellState {
  readonly container: ContainerView;
  readonly parameters: readonly string[];
  readonly variables: Map<string, string>;
  /** Absolute path. */
  directory: string;
  /** The exit code of the last command. */
  status = 0;

  constructor({ container, directory, environment, parameters = ['sh'] }: ShellOptions) {
    this.container = container;
    this.parameters = parameters;
    this.directory = directory;
    this.variables = new Map(Object.entries(environment));
  }

  get environment(): Record<string, string> {
    return Object.fromEntries(this.variables);
  }

  /** The value of a variable or of a special parameter; `undefined` when it is not set. */
  variable(name: string): string | undefined {
    if (name === '?') return String(this.status);
    if (name === '$') return processId;
    if (name === '#') return String(this.parameters.length - 1);
    if (name === '@' || name === '*') return this.parameters.slice(1).join(' ');
    return /^\d+$/.test(name) ? this.parameters[Number(name)] : this.variables.get(name);
  }

  /** For a subshell, which changes nothing outside itself. */
  copy(): ShellState {
    const copy = new ShellState({ ...this, environment: this.environment });
    copy.status = this.status;
    return copy;
  }
}
