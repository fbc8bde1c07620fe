import { withEscapes } from '../escapes.ts';
import type { Command } from '../process.ts';

/** `printf FORMAT ARGUMENT…`: with `%s %b %c %d %i %u %o %x %X %f %%`; the format is used until no argument is left. */
export const printf: Command = ({ args: [format, ...args], out, err }) => {
  if (format === undefined) {
    err('printf: missing operand\n');
    return 2;
  }
  const rest = [...args];
  let code = 0;
  const numberOf = (text: string): number => {
    const value = Number(text);
    if (!Number.isNaN(value)) return value;
    err(`printf: '${text}': expected a numeric value\n`);
    code = 1;
    return Number.parseInt(text, 10) || 0;
  };
  do {
    const text = withEscapes(format).replace(
      /%(?:%|([-0+ ]*)(\d+)?(?:\.(\d+))?([sbcdiuoxXf]))/g,
      (_, flags: string | undefined, width: string | undefined, precision: string | undefined, letter?: string) => {
        if (letter === undefined) return '%';
        const value = conversion(letter, rest.shift() ?? '', precision, numberOf);
        const signed = flags?.includes('+') && 'dif'.includes(letter) && !value.startsWith('-') ? `+${value}` : value;
        if (flags?.includes('-')) return signed.padEnd(Number(width ?? 0));
        const fill = flags?.includes('0') && !'sbc'.includes(letter) ? '0' : ' ';
        return signed.padStart(Number(width ?? 0), fill);
      },
    );
    out(text);
  } while (rest.length > 0 && rest.length < args.length && /%[^%]/.test(format));
  return code;
};

const conversion = (
  letter: string,
  value: string,
  precision: string | undefined,
  numberOf: (text: string) => number,
): string => {
  switch (letter) {
    case 's':
      return precision === undefined ? value : value.slice(0, Number(precision));
    case 'b':
      return withEscapes(value);
    case 'c':
      return value.slice(0, 1);
    case 'f':
      return numberOf(value).toFixed(Number(precision ?? 6));
    case 'o':
      return Math.trunc(numberOf(value)).toString(8);
    case 'x':
      return Math.trunc(numberOf(value)).toString(16);
    case 'X':
      return Math.trunc(numberOf(value)).toString(16).toUpperCase();
    default:
      return String(Math.trunc(numberOf(value))).padStart(Number(precision ?? 0), '0');
  }
};
