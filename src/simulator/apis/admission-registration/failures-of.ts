import { type CostBudget, OutOfBudgetError } from '../cel/cost-budget.ts';
import { evaluationFailure, meetsConditions } from './meets-conditions.ts';
import { compileExpression } from './policy-language.ts';
import type { PolicyVariables } from './policy-variables.ts';
import type { AdmissionPolicy, PolicyValidation } from './validate-policy.ts';

/** Why a policy does not agree. */
export interface PolicyFailure {
  readonly message: string;
  readonly reason: string | undefined;
  /** Whether the policy could not even be asked: then it denies, whatever its binding says. */
  readonly isMisconfigured?: boolean;
}

/**
 * What a policy has against a write, rule by rule. An expression that cannot be computed counts as a failure, unless the
 * policy ignores its own failures.
 *
 * @see https://github.com/kubernetes/apiserver/blob/v0.32.0/pkg/admission/plugin/policy/validating/validator.go
 */
export const failuresOf = async (
  { spec = {} }: AdmissionPolicy,
  variables: PolicyVariables,
  budget: CostBudget,
): Promise<PolicyFailure[]> => {
  const onError = (message: string): PolicyFailure[] =>
    spec.failurePolicy === 'Ignore' ? [] : [{ message, reason: undefined }];
  const evaluate = async (expression: string): Promise<unknown> =>
    (await compileExpression(expression)).evaluate(variables, budget);
  try {
    if (!(await meetsConditions(spec.matchConditions ?? [], variables))) return [];
  } catch (error) {
    return onError((error as Error).message);
  }
  const failures: PolicyFailure[] = [];
  for (const rule of spec.validations ?? []) {
    const { expression = '', reason = 'Invalid' } = rule;
    try {
      if ((await evaluate(expression)) !== true) failures.push({ message: await messageOf(rule, evaluate), reason });
    } catch (error) {
      if (error instanceof OutOfBudgetError) return onError(error.message);
      failures.push(...onError(evaluationFailure(expression, error)));
    }
  }
  // Nobody keeps annotations for audits here; one that cannot be computed denies all the same.
  for (const { valueExpression = '' } of spec.auditAnnotations ?? []) {
    try {
      await evaluate(valueExpression);
    } catch (error) {
      const denied = onError(evaluationFailure(valueExpression, error));
      failures.push(...denied.map((each) => ({ ...each, isMisconfigured: true })));
    }
  }
  return failures;
};

/** A message that cannot be computed gives way to the fixed one, and that to the rule itself. */
const messageOf = async (
  { messageExpression, message, expression = '' }: PolicyValidation,
  evaluate: (expression: string) => Promise<unknown>,
): Promise<string> => {
  const computed = messageExpression ? await evaluate(messageExpression).catch(() => undefined) : undefined;
  const text = typeof computed === 'string' ? computed.trim() : '';
  if (text !== '' && !text.includes('\n')) return text;
  return message?.trim() || `failed expression: ${expression.trim()}`;
};
