import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { goStrings, invalidGo } from '../../apimachinery/go-value.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { loneWildcard } from '../validation/wildcard.ts';

/** Which writes a webhook or a policy is about. */
export interface OperationRule {
  operations?: string[];
  apiGroups?: string[];
  apiVersions?: string[];
  resources?: string[];
  resourceNames?: string[];
  scope?: string;
}

const OPERATIONS = ['*', 'CONNECT', 'CREATE', 'DELETE', 'UPDATE'];
const SCOPES = ['*', 'Cluster', 'Namespaced'];

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/admissionregistration/validation/validation.go */
export const validateOperationRule = (rule: OperationRule, path: string): FieldError[] => {
  const { operations = [], apiVersions = [], scope } = rule;
  return [
    ...(operations.length > 1 && operations.includes('*')
      ? [
          invalidGo(
            `${path}.operations`,
            goStrings(operations).replace('[]string', '[]admissionregistration.OperationType'),
            "if '*' is present, must not specify other operations",
          ),
        ]
      : validateList(operations, `${path}.operations`, 'operations')),
    ...operations.flatMap((each, index) => validateOneOf(each, `${path}.operations[${index}]`, OPERATIONS)),
    ...validateList(rule.apiGroups, `${path}.apiGroups`, 'API groups'),
    ...validateList(apiVersions, `${path}.apiVersions`, 'API versions'),
    ...apiVersions.flatMap((each, index) => (each === '' ? [required(`${path}.apiVersions[${index}]`)] : [])),
    ...validateResources(rule.resources ?? [], `${path}.resources`),
    ...(scope === undefined ? [] : validateOneOf(scope, `${path}.scope`, SCOPES)),
  ];
};

const validateList = (list: readonly string[] = [], path: string, what: string): FieldError[] =>
  list.length === 0 ? [required(path)] : loneWildcard(list, path, what);

const validateResources = (resources: readonly string[], path: string): FieldError[] => {
  const isWhole = (each: string): boolean => each !== '*' && !each.includes('/');
  return [
    ...(resources.length === 0 ? [required(path)] : []),
    ...resources.flatMap((each, index) =>
      each === '' ? [required(`${path}[${index}]`)] : validateSubresource(resources, index, path),
    ),
    ...loneWildcard(resources, path, 'resources', '*/*'),
    ...(resources.includes('*') && resources.some(isWhole)
      ? [invalid(path, resources, "if '*' is present, must not specify other resources without subresources")]
      : []),
  ];
};

/** The findings about a subresource that one before it already covers. */
const validateSubresource = (resources: readonly string[], index: number, path: string): FieldError[] => {
  const each = resources[index] ?? '';
  const slash = each.indexOf('/');
  if (slash < 0) return [];
  return [`${each.slice(0, slash)}/*`, `*/${each.slice(slash + 1)}`]
    .filter((wide) => resources.indexOf(wide) >= 0 && resources.indexOf(wide) < index)
    .map((wide) => invalid(`${path}[${index}]`, each, `if '${wide}' is present, must not specify ${each}`));
};
