import type { Environment } from '@marcbachmann/cel-js';
import { celEnvironment, readExpression } from '../cel/cel-expression.ts';

/** A rule that was read, to be asked about values. */
export interface CompiledRule {
  /** Whether it compares with the value before. */
  readonly usesOldSelf: boolean;
  /** @throws Error about what cannot be computed: `no such key: replicas` */
  evaluate(self: unknown, oldSelf: unknown): unknown;
}

let language: Promise<Environment> | undefined;

const compiled = new Map<string, Promise<CompiledRule>>();

/**
 * Reads a rule; each text is read once.
 *
 * @throws Error when it is no CEL, or uses what does not exist
 * @see https://kubernetes.io/docs/reference/using-api/cel/
 */
export const compileRule = (text: string): Promise<CompiledRule> => {
  let rule = compiled.get(text);
  if (rule === undefined) compiled.set(text, (rule = compile(text)));
  return rule;
};

const compile = async (text: string): Promise<CompiledRule> => {
  const expression = readExpression(await (language ??= celEnvironment(['self', 'oldSelf'])), text);
  return {
    usesOldSelf: /\boldSelf\b/.test(text.replaceAll(/"[^"]*"|'[^']*'/g, '')),
    evaluate: (self, oldSelf) => expression.evaluate({ self, oldSelf }),
  };
};
