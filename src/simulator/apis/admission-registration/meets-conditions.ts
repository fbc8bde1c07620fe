import { aggregateMessage } from '../../apimachinery/aggregate-message.ts';
import { CONDITIONS_BUDGET, CostBudget, OutOfBudgetError } from '../cel/cost-budget.ts';
import { compileExpression } from './policy-language.ts';
import type { PolicyVariables } from './policy-variables.ts';
import type { MatchCondition } from './validate-match-conditions.ts';

/**
 * Whether all conditions hold. One that does not hold counts more than one that nobody can tell of.
 *
 * @throws Error that says which conditions could not be computed, when no other fails to hold
 * @see https://github.com/kubernetes/apiserver/blob/v0.32.0/pkg/admission/plugin/webhook/matchconditions/matcher.go
 */
export const meetsConditions = async (
  conditions: readonly MatchCondition[],
  variables: PolicyVariables,
): Promise<boolean> => {
  const failures: string[] = [];
  const budget = new CostBudget(CONDITIONS_BUDGET);
  for (const { expression = '' } of conditions) {
    const text = expression.trim();
    try {
      if ((await compileExpression(text)).evaluate(variables, budget) === false) return false;
    } catch (error) {
      if (error instanceof OutOfBudgetError) throw error;
      failures.push(evaluationFailure(text, error));
    }
  }
  if (failures.length > 0) throw new Error(aggregateMessage(failures));
  return true;
};

/** What is said of an expression that cannot be computed. */
export const evaluationFailure = (expression: string, error: unknown): string =>
  `expression '${expression}' resulted in error: ${(error as Error).message}`;
