import { dnsSubdomain, isLonger, type NameRule, tooLong } from './dns-name.ts';

const NAME = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const VALUE = `(${NAME})?`;
const namePattern = new RegExp(`^${NAME}$`);
const valuePattern = new RegExp(`^${VALUE}$`);
const examples = "(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '";
const consists =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";

/** Keys of labels and annotations, and finalizers: a name with an optional DNS prefix. */
export const qualifiedName: NameRule = (text = '') => {
  const parts = text.split('/');
  if (parts.length > 2) {
    return [
      `a qualified name ${consists} ${examples}${NAME}') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  }
  const name = parts.at(-1) ?? '';
  return [...(parts.length === 2 ? prefixErrors(parts[0] ?? '') : []), ...nameErrors(name)];
};

/**
 * Values of labels.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export const labelValue: NameRule = (value) => [
  ...(isLonger(value, 63) ? [tooLong(63)] : []),
  ...(valuePattern.test(value)
    ? []
    : [
        `a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '${VALUE}')`,
      ]),
];

const prefixErrors = (prefix: string): string[] =>
  prefix === '' ? ['prefix part must be non-empty'] : dnsSubdomain(prefix).map((error) => `prefix part ${error}`);

const nameErrors = (name: string): string[] => [
  ...(name === '' ? ['name part must be non-empty'] : []),
  ...(isLonger(name, 63) ? [`name part ${tooLong(63)}`] : []),
  ...(namePattern.test(name) ? [] : [`name part ${consists} ${examples}${NAME}')`]),
];
