/** A flag of a command, as `pflag` declares it. */
export interface Flag {
  readonly name: string;
  /** One letter, for `-n`. */
  readonly short?: string;
  readonly kind: 'string' | 'boolean' | 'list' | 'number' | 'duration';
  readonly default?: string;
  /** How large a number may be. @default 64 */
  readonly bits?: 32;
  /** The value when the flag is given without one; a boolean has `true`. */
  readonly implied?: string;
  /** The command cannot do without it. */
  readonly required?: boolean;
  /** What takes its place: using the flag prints a warning. */
  readonly deprecated?: string;
  /** The same of its letter alone. */
  readonly deprecatedShort?: string;
  /** The words that `--output` may begin with; they are checked, and templates read, before the command runs. */
  readonly formats?: readonly string[];
  readonly usage: string;
}

type Rest = Partial<Omit<Flag, 'name' | 'kind' | 'usage'>>;

export const stringFlag = (name: string, usage: string, rest: Rest = {}): Flag => ({
  name,
  kind: 'string',
  usage,
  ...rest,
});
export const booleanFlag = (name: string, usage: string, rest: Rest = {}): Flag => ({
  name,
  kind: 'boolean',
  usage,
  implied: 'true',
  ...rest,
});
export const listFlag = (name: string, usage: string, rest: Rest = {}): Flag => ({
  name,
  kind: 'list',
  usage,
  ...rest,
});
export const numberFlag = (name: string, usage: string, rest: Rest = {}): Flag => ({
  name,
  kind: 'number',
  usage,
  ...rest,
});
export const durationFlag = (name: string, usage: string, rest: Rest = {}): Flag => ({
  name,
  kind: 'duration',
  usage,
  ...rest,
});
