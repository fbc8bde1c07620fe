import { OcError } from '../oc-error.ts';

/**
 * Compiles the regular expression of a flag.
 *
 * @throws OcError in the words of Go, where the pattern is none
 * @see https://pkg.go.dev/regexp/syntax#ErrorCode
 */
export const regularExpression = (pattern: string): RegExp => {
  try {
    return new RegExp(pattern);
  } catch (cause) {
    const { message } = cause as Error;
    const [, told] = mistakes.find(([reason]) => message.includes(reason)) ?? [];
    throw new OcError(`error parsing regexp: ${told?.(pattern) ?? message}`, { cause });
  }
};

const mistakes: readonly (readonly [reason: string, told: (pattern: string) => string])[] = [
  ['Unterminated group', (pattern) => `missing closing ): \`${pattern}\``],
  ["Unmatched ')'", (pattern) => `unexpected ): \`${pattern}\``],
  ['Unterminated character class', (pattern) => `missing closing ]: \`${pattern.slice(pattern.indexOf('['))}\``],
  [
    'Nothing to repeat',
    (pattern) => `missing argument to repetition operator: \`${/(?:^|[(|])([*+?])/.exec(pattern)?.[1] ?? ''}\``,
  ],
  ['at end of pattern', () => 'trailing backslash at end of expression: ``'],
];
