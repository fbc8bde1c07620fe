import { chDirErrors } from './config-key.ts';

const NAME = '[-._a-zA-Z][-._a-zA-Z0-9]*';
const pattern = new RegExp(`^${NAME}$`);

/**
 * Why the letters of a text cannot be those of the name of an environment variable, or of a parameter of a template.
 *
 * @see https://github.com/kubernetes/apimachinery/blob/v0.32.0/pkg/util/validation/validation.go
 */
export const variableNameError = (name: string): string | undefined =>
  pattern.test(name)
    ? undefined
    : `a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is '${NAME}')`;

/** What keeps a text from being the name of a variable, by the rule from before nearly everything was allowed. */
export const envVarName = (name: string): string[] => [
  ...[variableNameError(name)].filter((error) => error !== undefined),
  ...chDirErrors(name),
];
