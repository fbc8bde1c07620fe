import type { Environment, ParseResult } from '@marcbachmann/cel-js';
import { addListFunctions } from './rule-lists.ts';
import { addQuantityFunctions } from './rule-quantities.ts';
import { addTextFunctions } from './rule-texts.ts';

/** A rule that was read, to be asked about values. */
export interface CompiledRule {
  /** Whether it compares with the value before. */
  readonly usesOldSelf: boolean;
  /** @throws Error about what cannot be computed: `no such key: replicas` */
  evaluate(self: unknown, oldSelf: unknown): unknown;
}

let language: Promise<Environment> | undefined;

/** CEL with the functions that Kubernetes adds to it; read when the first rule is. */
const ruleLanguage = (): Promise<Environment> =>
  (language ??= import('@marcbachmann/cel-js').then(({ Environment }) => {
    const environment = new Environment({
      unlistedVariablesAreDyn: false,
      homogeneousAggregateLiterals: false,
      enableOptionalTypes: true,
    });
    environment.registerVariable('self', 'dyn').registerVariable('oldSelf', 'dyn');
    for (const add of [addTextFunctions, addListFunctions, addQuantityFunctions]) add(environment);
    return environment;
  }));

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
  const environment = await ruleLanguage();
  let parsed: ParseResult;
  try {
    parsed = environment.parse(text);
  } catch (error) {
    throw new Error(firstLine(error));
  }
  const { valid, error } = parsed.check();
  if (!valid) throw new Error(firstLine(error));
  return {
    usesOldSelf: /\boldSelf\b/.test(text.replaceAll(/"[^"]*"|'[^']*'/g, '')),
    evaluate: (self, oldSelf) => {
      try {
        return parsed({ self, oldSelf });
      } catch (problem) {
        throw new Error(firstLine(problem).replace(/^N/, 'n'));
      }
    },
  };
};

/** Below it the place is drawn. */
const firstLine = (error: unknown): string => (error as Error).message.split('\n', 1)[0] ?? '';
