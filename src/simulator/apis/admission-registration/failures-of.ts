import { compileExpression } from './policy-language.ts';
import type { PolicyVariables } from './policy-variables.ts';
import type { ExpressionUse } from './validate-match-conditions.ts';
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
): Promise<PolicyFailure[]> => {
  const use: ExpressionUse = { hasParams: spec.paramKind !== undefined };
  const onError = (message: string): PolicyFailure[] =>
    spec.failurePolicy === 'Ignore' ? [] : [{ message, reason: undefined }];
  const evaluate = async (expression: string): Promise<unknown> =>
    (await compileExpression(expression, use)).evaluate(variables);
  for (const { expression = '' } of spec.matchConditions ?? []) {
    try {
      if ((await evaluate(expression.trim())) !== true) return [];
    } catch (error) {
      return onError(errorText(expression, error));
    }
  }
  const failures: PolicyFailure[] = [];
  for (const rule of spec.validations ?? []) {
    const { expression = '', reason = 'Invalid' } = rule;
    try {
      if ((await evaluate(expression)) !== true) failures.push({ message: await messageOf(rule, evaluate), reason });
    } catch (error) {
      failures.push(...onError(errorText(expression, error)));
    }
  }
  return failures;
};

const errorText = (expression: string, error: unknown): string =>
  `expression '${expression}' resulted in error: ${(error as Error).message}`;

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
