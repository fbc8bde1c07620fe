import type { Environment } from '@marcbachmann/cel-js';
import { addAccessChecks } from '../cel/access-checks.ts';
import { type CelExpression, celEnvironment, readExpression, typeOfExpression } from '../cel/cel-expression.ts';
import { type CelType, ownName } from '../cel/types/cel-type.ts';
import { type PolicyScope, policyTypes } from './policy-types.ts';

let language: Promise<Environment> | undefined;
const compiled = new Map<string, Promise<CelExpression>>();

/**
 * Reads an expression of a policy or webhook; each text is read once.
 *
 * @throws Error when it is no CEL, or uses what does not exist
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#validation-expression
 */
export const compileExpression = (text: string): Promise<CelExpression> => {
  let expression = compiled.get(text);
  if (expression === undefined) compiled.set(text, (expression = compile(text)));
  return expression;
};

const compile = async (text: string): Promise<CelExpression> => {
  try {
    return readExpression(await policyLanguage(), text);
  } catch (error) {
    throw failed(error);
  }
};

const failed = (error: unknown): Error => new Error(`compilation failed: ${(error as Error).message}`);

/**
 * What an expression comes to, before there is anything that it could be asked about.
 *
 * @throws Error when it is no CEL, or uses what does not exist
 */
export const typeOfPolicyExpression = async (text: string, scope: PolicyScope): Promise<CelType> =>
  typeOfExpression(await policyLanguage(), text, policyTypes(scope));

/**
 * @param returns what an expression must come to, by name; default: anything
 * @throws Error when it does not, or is none
 */
export const checkPolicyExpression = async (
  text: string,
  scope: PolicyScope,
  returns?: readonly string[],
): Promise<void> => {
  const type = await typeOfPolicyExpression(text, scope).catch((error: unknown) => {
    throw failed(error);
  });
  const found = ownName(type);
  if (returns === undefined || returns.includes(found)) return;
  const expected = returns.length === 1 ? returns[0] : `one of [${returns.join(' ')}]`;
  throw new Error(`must evaluate to ${expected} but got ${found}`);
};

const VARIABLES = ['object', 'oldObject', 'request', 'namespaceObject', 'variables', 'params'];

const policyLanguage = (): Promise<Environment> => (language ??= declared());

const declared = async (): Promise<Environment> => {
  const environment = await celEnvironment(VARIABLES);
  addAccessChecks(environment);
  return environment.registerVariable('authorizer', 'kubernetes.authorization.Authorizer');
};
