import { chDirErrors } from './config-key.ts';

const NAME = '[-._a-zA-Z][-._a-zA-Z0-9]*';
const pattern = new RegExp(`^${NAME}$`);

/** What keeps a text from being the name of a variable, by the rule from before nearly everything was allowed. */
export const envVarName = (name: string): string[] => [
  ...(pattern.test(name)
    ? []
    : [
        `a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is '${NAME}')`,
      ]),
  ...chDirErrors(name),
];
