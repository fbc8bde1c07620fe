const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;
const LABEL_1035 = '[a-z]([-a-z0-9]*[a-z0-9])?';

const labelPattern = new RegExp(`^${LABEL}$`);
const subdomainPattern = new RegExp(`^${SUBDOMAIN}$`);
const label1035Pattern = new RegExp(`^${LABEL_1035}$`);

/** What is wrong with a name; nothing when it is right. */
export type NameRule = (name: string) => readonly string[];

/** Counted in bytes of UTF-8; no character has more than three for each of its parts here. */
export const isLonger = (text: string, limit: number): boolean =>
  text.length > limit || (3 * text.length > limit && new TextEncoder().encode(text).length > limit);

export const tooLong = (limit: number): string => `must be no more than ${limit} characters`;

const rule =
  (pattern: RegExp, limit: number, text: string): NameRule =>
  (name = '') => [...(isLonger(name, limit) ? [tooLong(limit)] : []), ...(pattern.test(name) ? [] : [text])];

/**
 * The name of most objects.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names
 */
export const dnsSubdomain = rule(
  subdomainPattern,
  253,
  `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${SUBDOMAIN}')`,
);

/** A host name whose first label is anything. */
export const wildcardSubdomain = rule(
  new RegExp(`^\\*\\.${SUBDOMAIN}$`),
  253,
  `a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is '\\*\\.${SUBDOMAIN}')`,
);

/** The name of namespaces, containers and volumes. One that only has dots too many is told just that. */
export const dnsLabel: NameRule = (name = '') =>
  subdomainPattern.test(name) && !labelPattern.test(name)
    ? [...(isLonger(name, 63) ? [tooLong(63)] : []), 'must not contain dots']
    : anyLabel(name);

const anyLabel = rule(
  labelPattern,
  63,
  `a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '${LABEL}')`,
);

/** The name of services. */
export const dns1035Label = rule(
  label1035Pattern,
  63,
  `a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '${LABEL_1035}')`,
);

/** The name of roles: anything that fits into a path. */
export const pathSegment: NameRule = (name = '') => {
  if (name === '.' || name === '..') return [`may not be '${name}'`];
  return ['/', '%'].filter((part) => name.includes(part)).map((part) => `may not contain '${part}'`);
};
