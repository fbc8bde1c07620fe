import type { Environment } from '@marcbachmann/cel-js';

/** The functions of texts that Kubernetes has in rules besides those of CEL itself. */
export const addTextFunctions = (environment: Environment): void => {
  environment
    .registerFunction(
      'string.find(string): string',
      (text: string, pattern: string) => new RegExp(pattern).exec(text)?.[0] ?? '',
    )
    .registerFunction(
      'string.findAll(string): list<string>',
      (text: string, pattern: string) => text.match(new RegExp(pattern, 'g')) ?? [],
    )
    .registerFunction('string.findAll(string, int): list<string>', (text: string, pattern: string, most: bigint) => {
      const all = text.match(new RegExp(pattern, 'g')) ?? [];
      return most < 0n ? all : all.slice(0, Number(most));
    })
    .registerFunction('string.replace(string, string): string', (text: string, from: string, to: string) =>
      text.replaceAll(from, to),
    )
    .registerFunction('string.charAt(int): string', (text: string, index: bigint) => text.charAt(Number(index)))
    .registerFunction('string.reverse(): string', (text: string) => [...text].reverse().join(''));
};
