/** A piece of a word, to be expanded when the command runs. */
export type WordPart =
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | {
      readonly kind: 'variable';
      readonly name: string;
      /** `${name:-word}` and its relatives. */
      readonly change?: ValueChange | undefined;
      readonly quoted: boolean;
    }
  | { readonly kind: 'substitution'; readonly script: string; readonly quoted: boolean }
  | { readonly kind: 'arithmetic'; readonly expression: Word; readonly quoted: boolean };

/**
 * What is made of the value of a variable: `-` and `=` stand in for one that is missing, `+` for one that is there, `?` is an
 * error; `#` and `%` take a pattern off the beginning and the end; `length` counts.
 */
export interface ValueChange {
  readonly operator: '-' | '=' | '+' | '?' | '#' | '##' | '%' | '%%' | 'length';
  /** Whether an empty value is none. */
  readonly emptyIsNone: boolean;
  readonly word: Word;
}

/** One word of a command line. */
export type Word = readonly WordPart[];

/** `2>/dev/null`, `>&2`, `< file`; the target of `<<` is its text. */
export interface Redirection {
  readonly descriptor: number;
  readonly operator: '<' | '>' | '>>' | '>&' | '<&' | '<<' | '<<<';
  readonly target: Word;
}

/** A command with its arguments. */
export interface SimpleCommand {
  readonly kind: 'simple';
  readonly assignments: readonly { readonly name: string; readonly value: Word }[];
  readonly words: readonly Word[];
  readonly redirections: readonly Redirection[];
}

/** `(…)`, `{ …; }`, `if … then … fi`, `for x in …; do …; done`, `name() …`, `… &` and the like. */
export type CompoundCommand =
  | { readonly kind: 'subshell' | 'group' | 'background'; readonly body: CommandList }
  | {
      readonly kind: 'if';
      readonly branches: readonly { readonly condition: CommandList; readonly body: CommandList }[];
      readonly otherwise: CommandList | undefined;
    }
  | { readonly kind: 'for'; readonly variable: string; readonly words: readonly Word[]; readonly body: CommandList }
  | {
      readonly kind: 'while';
      /** `until`: as long as the condition fails. */
      readonly until: boolean;
      readonly condition: CommandList;
      readonly body: CommandList;
    }
  | {
      readonly kind: 'case';
      readonly word: Word;
      readonly branches: readonly { readonly patterns: readonly Word[]; readonly body: CommandList }[];
    }
  | { readonly kind: 'function'; readonly name: string; readonly body: Command }
  | { readonly kind: 'redirected'; readonly command: Command; readonly redirections: readonly Redirection[] };

export type Command = SimpleCommand | CompoundCommand;

/** Commands joined by `|`. */
export interface Pipeline {
  readonly negated: boolean;
  readonly commands: readonly Command[];
}

/** Pipelines with the operator that stands before each. */
export type CommandList = readonly { readonly after: ';' | '&&' | '||'; readonly pipeline: Pipeline }[];
