import type { Environment } from '@marcbachmann/cel-js';
import { patternOf } from './pattern.ts';
import { shownDuration, shownMoment } from './shown-time.ts';

/** The functions of texts that Kubernetes has in rules besides those of CEL itself. */
export const addTextFunctions = (environment: Environment): void => {
  class Strings {}
  environment
    .registerFunction('string.find(string): string', (text: string, pattern: string) => {
      return patternOf(pattern).exec(text)?.[0] ?? '';
    })
    .registerFunction('string.findAll(string): list<string>', all)
    .registerFunction('string.findAll(string, int): list<string>', (text: string, pattern: string, most: bigint) =>
      all(text, pattern).slice(0, most < 0n ? undefined : Number(most)),
    )
    .registerFunction('matches(string, string): bool', isMatched)
    .registerFunction('string.replace(string, string): string', (text: string, from: string, to: string) =>
      text.replaceAll(from, () => to),
    )
    .registerFunction('string.replace(string, string, int): string', replaced)
    .registerFunction('string.charAt(int): string', (text: string, index: bigint) => {
      const signs = [...text];
      if (index < 0n || index > signs.length) throw new Error(`index out of range: ${index}`);
      return signs[Number(index)] ?? '';
    })
    .registerFunction('string(google.protobuf.Timestamp): string', shownMoment)
    .registerFunction('string(google.protobuf.Duration): string', shownDuration)
    .registerType('StringsNamespace', { ctor: Strings, fields: {} })
    .registerConstant('strings', 'StringsNamespace', new Strings())
    .registerFunction('StringsNamespace.quote(string): string', (_: unknown, text: string) => JSON.stringify(text));
};

const isMatched = (text: string, pattern: string): boolean => patternOf(pattern).test(text);

const all = (text: string, pattern: string): string[] => text.match(patternOf(pattern, 'g')) ?? [];

/** Replaces so many of them, or all when the number is negative. */
const replaced = (text: string, from: string, to: string, most: bigint): string => {
  let count = 0n;
  return text.replaceAll(from, (found) => {
    count++;
    return most < 0n || count <= most ? to : found;
  });
};
