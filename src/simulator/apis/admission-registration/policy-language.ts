import type { Environment } from '@marcbachmann/cel-js';
import { addAccessChecks } from '../cel/access-checks.ts';
import { type CelExpression, celEnvironment, readExpression } from '../cel/cel-expression.ts';
import type { ExpressionUse } from './validate-match-conditions.ts';

const languages = new Map<boolean, Promise<Environment>>();
const compiled = new Map<string, Promise<CelExpression>>();

/**
 * Reads an expression of a policy or webhook; each text is read once.
 *
 * @throws Error when it is no CEL, uses what does not exist, or comes to something else than it must
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#validation-expression
 */
export const compileExpression = async (text: string, { hasParams, type }: ExpressionUse): Promise<CelExpression> => {
  const key = `${hasParams} ${text}`;
  let expression = compiled.get(key);
  if (expression === undefined) compiled.set(key, (expression = compile(text, hasParams)));
  const read = await expression;
  if (type !== undefined && read.type !== type && read.type !== 'dyn')
    throw new Error(`must evaluate to ${type} but got ${read.type}`);
  return read;
};

const compile = async (text: string, hasParams: boolean): Promise<CelExpression> => {
  let language = languages.get(hasParams);
  if (language === undefined)
    languages.set(hasParams, (language = policyLanguageOf([...VARIABLES, ...(hasParams ? ['params'] : [])])));
  try {
    return readExpression(await language, text);
  } catch (error) {
    throw new Error(`compilation failed: ${(error as Error).message}`);
  }
};

const VARIABLES = ['object', 'oldObject', 'request', 'namespaceObject', 'variables'];

/** A language that speaks of rights besides these variables of any type. */
export const policyLanguageOf = async (variables: readonly string[]): Promise<Environment> => {
  const language = await celEnvironment(variables);
  addAccessChecks(language);
  return language.registerVariable('authorizer', 'kubernetes.authorization.Authorizer');
};
