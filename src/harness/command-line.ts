import { ConfigurationError } from '../errors/configuration-error.ts';

/**
 * Splits a command line into words like a POSIX shell: blanks separate, quotes and backslashes keep together. A step runs
 * one command without a shell around it, so pipes, redirections and substitutions are refused, not passed on.
 *
 * @throws ConfigurationError when the line is empty, a quote stays open, or it needs a shell
 */
export const parseCommandLine = (line: string): readonly string[] => {
  const words: string[] = [];
  let word: string | undefined;
  for (let rest = line; rest !== ''; ) {
    const token = nextToken(rest, line);
    rest = rest.slice(token.length);
    if (token.blank) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? '') + token.text;
    }
  }
  if (word !== undefined) words.push(word);
  if (words.length === 0)
    throw new ConfigurationError('the command of this step is empty', {
      hint: 'write it between backticks: I run `oc get pods`',
    });
  return words;
};

interface Token {
  length: number;
  text: string;
  blank?: boolean;
}

const nextToken = (rest: string, line: string): Token => {
  const blank = /^\s+/.exec(rest);
  if (blank) return { length: blank[0].length, text: '', blank: true };
  const single = /^'([^']*)'/.exec(rest);
  if (single) return { length: single[0].length, text: single[1]! };
  const double = /^"((?:[^"\\]|\\.)*)"/s.exec(rest);
  if (double) return { length: double[0].length, text: double[1]!.replaceAll(/\\(["\\$`])/g, '$1') };
  const escaped = /^\\(.)/s.exec(rest);
  if (escaped) return { length: 2, text: escaped[1]! };
  const plain = /^[^\s'"\\|<>;&$`]+/.exec(rest);
  if (plain) return { length: plain[0].length, text: plain[0] };
  throw rest.startsWith("'") || rest.startsWith('"')
    ? new ConfigurationError(`the command \`${line}\` has a quote that is never closed`, {
        hint: 'close it, or put a backslash before it',
      })
    : new ConfigurationError(
        `the command \`${line}\` needs a shell for "${rest[0]}", but a step runs one plain command`,
        { hint: 'quote the character, or use one step for each command' },
      );
};
