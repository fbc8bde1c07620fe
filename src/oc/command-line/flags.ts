import { isGoTrue } from '../../resources/values/go-bool.ts';
import { durationProblem, parseDuration } from '../../resources/values/parse-duration.ts';
import { OcError } from '../oc-error.ts';
import type { Flag } from './flag.ts';

/** The flags that a command was given, by their long names. */
export class Flags {
  readonly #declared: ReadonlyMap<string, Flag>;
  readonly #given = new Map<string, string[]>();
  /** Those that the command line itself names, in its order. */
  readonly #typed: [name: string, value: string][] = [];
  /** The command as `--record` writes it down. */
  commandLine = '';

  constructor(declared: readonly Flag[]) {
    this.#declared = new Map(declared.map((flag) => [flag.name, flag]));
  }

  /** @throws OcError when the value is none of the flag's kind */
  add(flag: Flag, value: string, spelling: string): void {
    const problem = invalidValue(flag, value);
    if (problem)
      throw new OcError(`invalid argument ${JSON.stringify(value)} for ${JSON.stringify(spelling)} flag: ${problem}`);
    this.#typed.push([flag.name, value]);
    this.#given.set(flag.name, [...(this.#given.get(flag.name) ?? []), value]);
  }

  /** Gives a flag another value than the command line did. */
  set(name: string, value: string): void {
    this.#given.set(name, [value]);
  }

  /** Whether the command line names the flag itself: `--template` alone stands for `-o` as well. */
  isGiven(name: string): boolean {
    return this.#typed.some(([typed]) => typed === name);
  }

  /** The flags of the command line, in its order, each with its value. */
  get written(): string {
    return this.#typed.map(([name, value]) => ` --${name}=${value}`).join('');
  }

  /** Whether the flag has a value of its own. */
  has(name: string): boolean {
    return this.#given.has(name);
  }

  string(name: string): string {
    return this.#given.get(name)?.at(-1) ?? this.#declared.get(name)?.default ?? '';
  }

  boolean(name: string): boolean {
    return isGoTrue(this.string(name));
  }

  number(name: string): number {
    return Number(this.string(name));
  }

  /** Milliseconds. */
  duration(name: string): number {
    return parseDuration(this.string(name) || '0') ?? 0;
  }

  /** Every value, those that were written with commas taken apart. */
  list(name: string): string[] {
    return (this.#given.get(name) ?? []).flatMap((value) => value.split(',')).filter((value) => value !== '');
  }

  /** Every value as it was written, for values that hold commas themselves (`--from-literal`). */
  values(name: string): readonly string[] {
    return this.#given.get(name) ?? [];
  }
}

const invalidValue = (flag: Flag, value: string): string | undefined => {
  const quoted = JSON.stringify(value);
  if (flag.kind === 'boolean' && !/^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(value))
    return `strconv.ParseBool: parsing ${quoted}: invalid syntax`;
  if (flag.kind === 'number') return numberProblem(value, flag.bits ?? 64);
  if (flag.kind === 'duration' && parseDuration(value) === undefined) return durationProblem(value);
  return undefined;
};

const numberProblem = (value: string, bits: 32 | 64): string | undefined => {
  const problem = (reason: string): string => `strconv.ParseInt: parsing ${JSON.stringify(value)}: ${reason}`;
  if (!/^[+-]?\d+$/.test(value)) return problem('invalid syntax');
  const number = BigInt(value.replace(/^\+/, ''));
  return BigInt.asIntN(bits, number) === number ? undefined : problem('value out of range');
};
