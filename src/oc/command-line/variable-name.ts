/**
 * Why a text cannot be the name of an environment variable, or of a parameter of a template.
 *
 * @see https://github.com/kubernetes/apimachinery/blob/v0.32.0/pkg/util/validation/validation.go
 */
export const variableNameError = (name: string): string | undefined =>
  /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name)
    ? undefined
    : "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is '[-._a-zA-Z][-._a-zA-Z0-9]*')";
