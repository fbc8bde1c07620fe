import { qualifiedName } from '../../../resources/validation/qualified-name.ts';
import { duplicate, type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { type CelType, DYN } from '../cel/types/cel-type.ts';
import { tooMany } from '../validation/too-long.ts';
import { checkPolicyExpression } from './policy-language.ts';
import type { PolicyScope } from './policy-types.ts';

/** What must hold of a request besides its rule, in CEL. */
export interface MatchCondition {
  name?: string;
  expression?: string;
}

const MOST = 64;

/** @param hasParams whether conditions may speak of `params` */
export const validateMatchConditions = async (
  conditions: readonly MatchCondition[],
  path: string,
  hasParams: boolean,
): Promise<FieldError[]> => {
  const findings = await Promise.all(
    conditions.map(async ({ name = '', expression = '' }, index): Promise<FieldError[]> => {
      const at = `${path}[${index}]`;
      const isKnown = name !== '' && conditions.findIndex((each) => each.name === name) < index;
      return [
        ...(await validateExpression(expression.trim(), `${at}.expression`, {
          scope: policyScope(hasParams),
          returns: ['bool'],
        })),
        ...(name === ''
          ? [required(`${at}.name`)]
          : qualifiedName(name).map((text) => invalid(`${at}.name`, name, text))),
        ...(isKnown ? [duplicate(`${at}.name`, name)] : []),
      ];
    }),
  );
  return [...(conditions.length > MOST ? [tooMany(path, conditions.length, MOST)] : []), ...findings.flat()];
};

/** What an expression may speak of and must be. */
export interface ExpressionUse {
  readonly scope: PolicyScope;
  /** What it must come to; default: anything. */
  readonly returns?: readonly string[];
  /** What is said when there is none. */
  readonly missing?: string;
}

/** What expressions may speak of when nothing is known of the objects. */
export const policyScope = (hasParams: boolean, variables?: ReadonlyMap<string, CelType>): PolicyScope => ({
  params: hasParams ? DYN : undefined,
  variables,
  hasAuthorizer: true,
  hasRequestResource: true,
});

/** The findings about a text that is to be CEL. */
export const validateExpression = async (
  expression: string,
  path: string,
  { scope, returns, missing = '' }: ExpressionUse,
): Promise<FieldError[]> => {
  if (expression.trim() === '') return [required(path, missing)];
  try {
    await checkPolicyExpression(expression, scope, returns);
    return [];
  } catch (error) {
    return [invalid(path, expression, (error as Error).message)];
  }
};
