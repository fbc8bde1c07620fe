import type { Environment, ParseResult } from '@marcbachmann/cel-js';
import { compilationError, compilationErrors } from './compilation-error.ts';
import { CALL_LIMIT, CallCostError, type CostBudget, OutOfBudgetError } from './cost-budget.ts';
import type { CelNode } from './estimate-cost.ts';
import { loosenChecks } from './loosened-checks.ts';
import { matchPatterns } from './match-patterns.ts';
import { type CountedNode, countCosts } from './runtime-cost.ts';
import { type CelType, DYN } from './types/cel-type.ts';
import { checkExpression } from './types/check-expression.ts';
import type { ReadNode } from './types/read-tree.ts';
import type { Variables } from './types/type-checker.ts';

/** An expression that was read, to be asked about values. */
export interface CelExpression {
  /** As it was read, for those who look at it without a value. */
  readonly tree: CelNode;
  /**
   * @param budget what it costs is taken from
   * @throws Error about what cannot be computed: `no such key: replicas`
   * @throws CostError when it costs too much
   */
  evaluate(variables: Readonly<Record<string, unknown>>, budget?: CostBudget): unknown;
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
    { addFormattedText },
    { addListFunctions },
    { addNamedFormats },
    { addOptionalFunctions },
    { addQuantityFunctions },
    { addSetFunctions },
    { addTextFunctions },
    { addUrlFunctions },
  ] = await Promise.all([
    import('@marcbachmann/cel-js'),
    import('./address-functions.ts'),
    import('./formatted-text.ts'),
    import('./list-functions.ts'),
    import('./named-formats.ts'),
    import('./optional-functions.ts'),
    import('./quantity-functions.ts'),
    import('./set-functions.ts'),
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
    addOptionalFunctions(cel.Optional),
    addAddressFunctions,
    addUrlFunctions,
    addFormattedText,
    addNamedFormats(cel.Optional),
    addSetFunctions,
  ])
    add(environment);
  return environment;
};

/**
 * @param isTyped whether the real server knows the types of its variables
 * @throws Error when a text is no CEL, or uses what does not exist: `ERROR: <input>:1:5: …`
 */
export const readExpression = (environment: Environment, text: string, isTyped = false): CelExpression => {
  const parsed = parse(environment, text);
  loosenChecks(parsed.ast as CelNode as CountedNode);
  const { valid, error } = parsed.check();
  if (!valid) throw new Error(compilationError(text, error));
  const tree = parsed.ast as CelNode as CountedNode;
  matchPatterns(tree);
  const counter = countCosts(tree, isTyped);
  return {
    tree,
    evaluate: (variables, budget) => {
      // An expression may ask for a variable that is computed only then.
      const before = counter.spent;
      counter.spent = 0;
      let failure: Error | undefined;
      let value: unknown;
      try {
        value = parsed({ ...variables });
      } catch (problem) {
        failure = new Error(wordsOf(firstLine(problem)));
      }
      const cost = counter.spent;
      counter.spent = before;
      if (budget?.spend(cost) === false) throw new OutOfBudgetError();
      // Operators that have their answer keep quiet about what could not be computed.
      if (cost > CALL_LIMIT) throw new CallCostError();
      if (failure !== undefined) throw failure;
      return value;
    },
  };
};

/**
 * What an expression comes to.
 *
 * @throws Error when it is no CEL, or about things of other types than its variables are: `ERROR: <input>:1:5: …`
 */
export const typeOfExpression = (environment: Environment, text: string, variables: Variables): CelType => {
  const { ast } = parse(environment, text);
  const { type = DYN, findings } = checkExpression(ast as unknown as ReadNode, text, variables);
  if (findings.length > 0) throw new Error(compilationErrors(text, findings));
  return type;
};

const parse = (environment: Environment, text: string): ParseResult => {
  try {
    return environment.parse(text);
  } catch (error) {
    throw new Error(compilationError(text, error));
  }
};

/** What the real server says where the library has words of its own. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:No such key: )?index out of bounds, index (-?\d+).*$/i, 'index out of bounds: $1'],
  [/^(integer overflow): .*$/, '$1'],
  [/^modulo by zero$/, 'modulus by zero'],
  [/^N/, 'n'],
];

const wordsOf = (text: string): string => WORDS.reduce((words, [pattern, real]) => words.replace(pattern, real), text);

/** Below it the place is drawn. */
const firstLine = (error: unknown): string => (error as Error).message.split('\n', 1)[0] ?? '';
