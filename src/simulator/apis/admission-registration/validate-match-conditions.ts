import { qualifiedName } from '../../../resources/validation/qualified-name.ts';
import { duplicate, type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { tooMany } from '../validation/too-long.ts';
import { compileExpression } from './policy-language.ts';

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
        ...(await validateExpression(expression.trim(), `${at}.expression`, { hasParams, type: 'bool' })),
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
  readonly hasParams: boolean;
  /** The names of `variables` that there are so far. */
  readonly variables?: readonly string[];
  /** What it must come to; default: anything. */
  readonly type?: 'bool' | 'string';
  /** What is said when there is none. */
  readonly missing?: string;
}

/** The findings about a text that is to be CEL. */
export const validateExpression = async (
  expression: string,
  path: string,
  use: ExpressionUse,
): Promise<FieldError[]> => {
  if (expression.trim() === '') return [required(path, use.missing ?? '')];
  const error = await compileExpression(expression, use).then(
    () => undefined,
    (problem: Error) => problem.message,
  );
  return error === undefined ? [] : [invalid(path, expression, error)];
};
