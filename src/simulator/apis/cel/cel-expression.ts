import type { Environment, ParseResult } from '@marcbachmann/cel-js';
import { compilationError } from './compilation-error.ts';
import type { CelNode } from './estimate-cost.ts';

/** An expression that was read, to be asked about values. */
export interface CelExpression {
  /** What it comes to, as far as that can be told from its text: `bool`, `dyn`. */
  readonly type: string;
  /** As it was read, for those who look at it without a value. */
  readonly tree: CelNode;
  /** @throws Error about what cannot be computed: `no such key: replicas` */
  evaluate(variables: Readonly<Record<string, unknown>>): unknown;
}

/**
 * CEL with the functions that Kubernetes adds to it, about variables of any type; loaded when the first expression is read.
 *
 * @see https://kubernetes.io/docs/reference/using-api/cel/
 */
export const celEnvironment = async (variables: readonly string[]): Promise<Environment> => {
  const [
    cel,
    { addAddressFunctions },
    { addListFunctions },
    { addOptionalFunctions },
    { addQuantityFunctions },
    { addTextFunctions },
    { addUrlFunctions },
  ] = await Promise.all([
    import('@marcbachmann/cel-js'),
    import('./address-functions.ts'),
    import('./list-functions.ts'),
    import('./optional-functions.ts'),
    import('./quantity-functions.ts'),
    import('./text-functions.ts'),
    import('./url-functions.ts'),
  ]);
  const environment = new cel.Environment({
    unlistedVariablesAreDyn: false,
    homogeneousAggregateLiterals: false,
    enableOptionalTypes: true,
  });
  for (const name of variables) environment.registerVariable(name, 'dyn');
  for (const add of [
    addTextFunctions,
    addListFunctions,
    addQuantityFunctions,
    addOptionalFunctions,
    addAddressFunctions,
    addUrlFunctions,
  ])
    add(environment);
  return environment;
};

/** @throws Error when a text is no CEL, or uses what does not exist: `ERROR: <input>:1:5: …` */
export const readExpression = (environment: Environment, text: string): CelExpression => {
  let parsed: ParseResult;
  try {
    parsed = environment.parse(text);
  } catch (error) {
    throw new Error(compilationError(text, error));
  }
  const { valid, error, type = 'dyn' } = parsed.check();
  if (!valid) throw new Error(compilationError(text, error));
  return {
    type,
    tree: parsed.ast as CelNode,
    evaluate: (variables) => {
      try {
        return parsed({ ...variables });
      } catch (problem) {
        throw new Error(firstLine(problem).replace(/^N/, 'n'));
      }
    },
  };
};

/** Below it the place is drawn. */
const firstLine = (error: unknown): string => (error as Error).message.split('\n', 1)[0] ?? '';
