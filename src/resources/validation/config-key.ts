import { isLonger, tooLong } from './dns-name.ts';

const KEY = '[-._a-zA-Z0-9]+';
const pattern = new RegExp(`^${KEY}$`);

/** What a key looks like. */
export const configKeyRule = `a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '${KEY}')`;

/** What keeps a text from being a key of a config map or a secret. */
export const configKeyErrors = (key: string): string[] => [
  ...(isLonger(key, 253) ? [tooLong(253)] : []),
  ...(pattern.test(key) ? [] : [configKeyRule]),
  ...chDirErrors(key),
];

/** What makes a file of this name lead to another folder. */
export const chDirErrors = (name: string): string[] => {
  if (name === '.' || name === '..') return [`must not be '${name}'`];
  return name.startsWith('..') ? ["must not start with '..'"] : [];
};
