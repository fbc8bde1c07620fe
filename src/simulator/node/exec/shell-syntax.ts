/** A piece of a word, to be expanded when the command runs. */
export type WordPart =
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | {
      readonly kind: 'variable';
      readonly name: string;
      /** `${name:-word}` and its relatives. */
      readonly alternative?: Alternative | undefined;
      readonly quoted: boolean;
    }
  | { readonly kind: 'substitution'; readonly script: string; readonly quoted: boolean };

/** What stands for a variable: `-` when it has no value, `+` when it has one; `?` is an error when it has none. */
export interface Alternative {
  readonly operator: '-' | '+' | '?';
  /** Whether an empty value is none. */
  readonly emptyIsNone: boolean;
  readonly word: string;
}

/** One word of a command line. */
export type Word = readonly WordPart[];

/** `2>/dev/null`, `>&2`, `< file`. */
export interface Redirection {
  readonly descriptor: number;
  readonly operator: '<' | '>' | '>>' | '>&';
  readonly target: Word;
}

/** A command with its arguments. */
export interface SimpleCommand {
  readonly kind: 'simple';
  readonly assignments: readonly { readonly name: string; readonly value: Word }[];
  readonly words: readonly Word[];
  readonly redirections: readonly Redirection[];
}

/** `(…)`, `if … then … fi`, `for x in …; do …; done`. */
export type CompoundCommand =
  | { readonly kind: 'subshell'; readonly body: CommandList }
  | {
      readonly kind: 'if';
      readonly branches: readonly { readonly condition: CommandList; readonly body: CommandList }[];
      readonly otherwise: CommandList | undefined;
    }
  | { readonly kind: 'for'; readonly variable: string; readonly words: readonly Word[]; readonly body: CommandList }
  | { readonly kind: 'while'; readonly condition: CommandList; readonly body: CommandList };

/** Commands joined by `|`. */
export interface Pipeline {
  readonly negated: boolean;
  readonly commands: readonly (SimpleCommand | CompoundCommand)[];
}

/** Pipelines with the operator that stands before each. */
export type CommandList = readonly { readonly after: ';' | '&&' | '||'; readonly pipeline: Pipeline }[];
