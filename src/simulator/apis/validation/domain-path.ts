import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';

const PATH = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+";
const pathPattern = new RegExp(`^${PATH}$`);

/** The findings about a name that begins with a domain: `acme.io/foo`. */
export const validateDomainPath = (value: string, field: string): FieldError[] => {
  if (value === '') return [required(field)];
  const slash = value.indexOf('/');
  if (slash < 1 || slash === value.length - 1)
    return [invalid(field, value, 'must be a domain-prefixed path (such as "acme.io/foo")')];
  const host = value.slice(0, slash);
  const path = value.slice(slash + 1);
  return [
    ...dnsSubdomain(host).map((text) => invalid(field, host, text)),
    ...(pathPattern.test(path) ? [] : [invalid(field, path, `Invalid path (regex used for validation is '${PATH}')`)]),
  ];
};
