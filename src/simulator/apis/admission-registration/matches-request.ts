import { namespaceKind } from '../../../resources/kinds.ts';
import type { ResourceKind } from '../../../resources/resource-kind.ts';
import type { AdmissionAttributes } from '../../apimachinery/admission.ts';
import { labelSelectorOf } from '../../apimachinery/label-selector.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { MatchResources } from './validate-match-resources.ts';
import type { OperationRule } from './validate-operation-rule.ts';

/** Policies and webhooks are never asked about these, so that nobody locks everybody out. */
const EXEMPT = 'admissionregistration.k8s.io';

/** Whether a write is one of those that a policy or its binding is about. */
export const matchesRequest = (
  { namespaceSelector, objectSelector, resourceRules, excludeResourceRules = [] }: MatchResources,
  attributes: AdmissionAttributes,
  listers: Listers,
): boolean => {
  const { kind, object, old } = attributes;
  if (kind.group === EXEMPT) return false;
  const fits = (rule: OperationRule): boolean => matchesRule(rule, attributes);
  if (resourceRules !== undefined && resourceRules.length > 0 && !resourceRules.some(fits)) return false;
  if (excludeResourceRules.some(fits)) return false;
  const selected = labelSelectorOf(objectSelector ?? {});
  if (![object, old].some((each) => each !== undefined && selected(each.metadata.labels ?? {}))) return false;
  const labels = namespaceLabels(attributes, listers);
  return labels === undefined || labelSelectorOf(namespaceSelector ?? {})(labels);
};

/** The labels of the namespace of an object; `undefined`: it has none, and its selector does not count. */
const namespaceLabels = (
  { kind, object }: AdmissionAttributes,
  listers: Listers,
): Readonly<Record<string, string>> | undefined => {
  if (kind.kind === namespaceKind.kind && kind.group === '') return object.metadata.labels ?? {};
  if (!kind.namespaced) return undefined;
  return listers.of(namespaceKind).get(undefined, object.metadata.namespace ?? '')?.metadata.labels ?? {};
};

const matchesRule = (rule: OperationRule, { operation, kind, object }: AdmissionAttributes): boolean =>
  holds(rule.operations, operation) &&
  holds(rule.apiGroups, kind.group) &&
  holds(rule.apiVersions, kind.version) &&
  ['*', '*/*', kind.plural, `${kind.plural}/*`].some((resource) => rule.resources?.includes(resource)) &&
  matchesScope(rule.scope, kind) &&
  (rule.resourceNames === undefined ||
    rule.resourceNames.length === 0 ||
    rule.resourceNames.includes(object.metadata.name));

const holds = (list: readonly string[] = [], value: string): boolean => list.includes('*') || list.includes(value);

const matchesScope = (scope: string | undefined, { namespaced }: ResourceKind): boolean =>
  scope === undefined || scope === '*' || (scope === 'Namespaced') === namespaced;
