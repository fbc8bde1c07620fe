import type { Process } from './process.ts';

/** The options and operands of a command line. */
export interface ParsedOptions {
  /** Letters of options without a value, and long names. */
  readonly flags: ReadonlySet<string>;
  /** Values of options that take one, by letter or long name. */
  readonly values: ReadonlyMap<string, string>;
  readonly operands: readonly string[];
}

/** Which options a command has. */
export interface OptionSpec {
  /** Letters without a value: `alR`. */
  readonly flags: string;
  /** Letters with a value. */
  readonly valued?: string;
  /** Long names, with the letter that they stand for; a trailing `=` marks those with a value. */
  readonly long?: Readonly<Record<string, string>>;
}

/**
 * Reads options as getopt does; operands may stand between them.
 *
 * @returns `undefined` for an unknown option, which has been said on the error stream then
 */
export const parseOptions = (
  process: Process,
  { flags, valued = '', long = {} }: OptionSpec,
): ParsedOptions | undefined => {
  const result = { flags: new Set<string>(), values: new Map<string, string>(), operands: [] as string[] };
  const rest = [...process.args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--') {
      result.operands.push(...rest.splice(0));
    } else if (arg.startsWith('--')) {
      const [name = '', value] = splitOnce(arg.slice(2));
      const valuedName = long[`${name}=`];
      if (valuedName !== undefined) result.values.set(valuedName, value ?? rest.shift() ?? '');
      else if (long[name] !== undefined) result.flags.add(long[name]);
      else return refuse(process, `unrecognized option '${arg}'`);
    } else if (arg.startsWith('-') && arg.length > 1) {
      for (let at = 1; at < arg.length; at++) {
        const letter = arg[at] as string;
        if (flags.includes(letter)) {
          result.flags.add(letter);
        } else if (valued.includes(letter)) {
          result.values.set(letter, arg.slice(at + 1) || (rest.shift() ?? ''));
          break;
        } else {
          return refuse(process, `invalid option -- '${letter}'`);
        }
      }
    } else {
      result.operands.push(arg);
    }
  }
  return result;
};

const splitOnce = (text: string): string[] => {
  const at = text.indexOf('=');
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
};

const refuse = ({ name, err }: Process, why: string): undefined => {
  err(`${name}: ${why}\nTry '${name} --help' for more information.\n`);
  return undefined;
};
