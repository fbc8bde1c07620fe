import { dnsLabel } from '../../../resources/validation/dns-name.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { goStrings, notSupportedGo } from '../../apimachinery/go-value.ts';
import { loneWildcard } from '../validation/wildcard.ts';

/** Which requests a flow schema is about. */
export interface PolicyRule {
  verbs?: string[];
  apiGroups?: string[];
  resources?: string[];
  namespaces?: string[];
  clusterScope?: boolean;
  nonResourceURLs?: string[];
}

const VERBS = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'proxy', 'update', 'watch'];

/** The findings about a rule for objects. */
export const validateResourceRule = (rule: PolicyRule, path: string): FieldError[] => [
  ...validateVerbs(rule.verbs ?? [], `${path}.verbs`),
  ...validateList(
    rule.apiGroups,
    `${path}.apiGroups`,
    'resource rules must supply at least one api group',
    'api groups',
  ),
  ...validateList(rule.resources, `${path}.resources`, 'resource rules must supply at least one resource', 'resources'),
  ...validateNamespaces(rule, `${path}.namespaces`),
];

/** The findings about a rule for paths. */
export const validateNonResourceRule = (
  { verbs = [], nonResourceURLs = [] }: PolicyRule,
  path: string,
): FieldError[] => {
  const field = `${path}.nonResourceURLs`;
  return [
    ...validateVerbs(verbs, `${path}.verbs`),
    ...validateList(nonResourceURLs, field, 'nonResourceURLs must contain at least one value', 'non-resource URLs'),
    ...(nonResourceURLs.includes('*')
      ? []
      : nonResourceURLs.flatMap((url, index) => {
          const error = urlError(url);
          return error === undefined ? [] : [invalid(`${field}[${index}]`, url, error)];
        })),
  ];
};

const validateVerbs = (verbs: readonly string[], path: string): FieldError[] =>
  verbs.length === 0 || verbs.includes('*') || verbs.every((verb) => VERBS.includes(verb))
    ? validateList(verbs, path, 'verbs must contain at least one value', 'verbs')
    : [notSupportedGo(path, goStrings(verbs), VERBS)];

const validateList = (list: readonly string[] = [], path: string, missing: string, what: string): FieldError[] =>
  list.length === 0 ? [required(path, missing)] : loneWildcard(list, path, what);

const validateNamespaces = ({ namespaces = [], clusterScope }: PolicyRule, path: string): FieldError[] => {
  if (namespaces.length === 0)
    return clusterScope
      ? []
      : [required(path, 'resource rules that are not cluster scoped must supply at least one namespace')];
  if (namespaces.includes('*')) return loneWildcard(namespaces, path, 'namespaces');
  return namespaces.flatMap((name, index) =>
    dnsLabel(name).map((text) =>
      invalid(`${path}[${index}]`, name, `each member of this list must be '*' or a DNS-1123 label; ${text}`),
    ),
  );
};

const urlError = (url: string): string | undefined => {
  if (url === '') return 'must not be empty';
  if (url === '/') return undefined;
  if (!url.startsWith('/')) return 'must start with slash';
  if (url.includes(' ')) return 'must not contain white-space';
  if (url.includes('//')) return 'must not contain double slash';
  const wildcards = url.split('*').length - 1;
  return wildcards > 1 || (wildcards === 1 && !url.endsWith('/*')) ? 'wildcard can only do suffix matching' : undefined;
};
