import { namespaceKind } from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { AdmissionAttributes } from '../../apimachinery/admission.ts';
import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { labelSelectorOf } from '../../apimachinery/selection/label-selector.ts';
import { notFound } from '../../apimachinery/status-error.ts';
import type { AccessRules } from '../cel/access-checks.ts';
import { nameOf, namespaceOf } from './admission-request.ts';
import { equivalentStorages } from './equivalent-storages.ts';
import type { MatchResources } from './validate-match-resources.ts';
import type { OperationRule } from './validate-operation-rule.ts';

/** Where those who are asked about writes find what they need to know. */
export interface Surroundings {
  readonly listers: Listers;
  readonly catalog: ApiCatalog;
  readonly authorize: AccessRules;
}

/** Policies and webhooks are never asked about these, so that nobody locks everybody out. */
const EXEMPT = 'admissionregistration.k8s.io';

/**
 * Whether a write is one of those that a policy, its binding or a webhook is about: `same` as it is, or in the version of an
 * equivalent resource that the rules name, when they take one for the other.
 *
 * @throws StatusError 404 when the namespace whose labels count does not exist
 * @see https://github.com/kubernetes/apiserver/blob/v0.32.0/pkg/admission/plugin/policy/matching/matching.go
 */
export const matchedWrite = (
  match: MatchResources,
  attributes: AdmissionAttributes,
  { listers, catalog }: Pick<Surroundings, 'listers' | 'catalog'>,
): 'same' | RestStorage | undefined => {
  const { kind, object, old, subresource } = attributes;
  if (kind.group === EXEMPT) return undefined;
  const { objectSelector = {}, resourceRules = [], excludeResourceRules = [], matchPolicy } = match;
  if (!isEmpty(objectSelector)) {
    const selected = labelSelectorOf(objectSelector);
    if (![object, old].some((each) => each?.metadata !== undefined && selected(each.metadata.labels ?? {})))
      return undefined;
  }
  const find = (rules: readonly OperationRule[]): 'same' | RestStorage | undefined => {
    if (rules.some((rule) => matchesRule(rule, kind, attributes))) return 'same';
    if (matchPolicy !== 'Equivalent' || rules.length === 0) return undefined;
    const others = equivalentStorages(kind, subresource, catalog);
    for (const rule of rules) {
      const other = others.find((each) => matchesRule(rule, each.kind, attributes));
      if (other !== undefined) return other;
    }
    return undefined;
  };
  if (find(excludeResourceRules) !== undefined) return undefined;
  const found = resourceRules.length === 0 ? 'same' : find(resourceRules);
  return found !== undefined && isInNamespace(match, attributes, listers) ? found : undefined;
};

const isEmpty = ({ matchLabels, matchExpressions }: NonNullable<MatchResources['objectSelector']>): boolean =>
  Object.keys(matchLabels ?? {}).length + (matchExpressions ?? []).length === 0;

/** What has no namespace is in all of them. */
const isInNamespace = (
  { namespaceSelector = {} }: MatchResources,
  attributes: AdmissionAttributes,
  listers: Listers,
): boolean => {
  const namespace = namespaceOf(attributes);
  if (namespace === undefined || isEmpty(namespaceSelector)) return true;
  const { kind, operation, subresource, object } = attributes;
  const isItself = !kind.namespaced && subresource === undefined && operation !== 'DELETE';
  const found = isItself ? object : listers.of(namespaceKind).get(undefined, namespace);
  if (found === undefined) throw notFound(namespaceKind, namespace);
  return labelSelectorOf(namespaceSelector)(found.metadata.labels ?? {});
};

const matchesRule = (rule: OperationRule, kind: ResourceKind, attributes: AdmissionAttributes): boolean =>
  holds(rule.operations, attributes.operation) &&
  holds(rule.apiGroups, kind.group) &&
  holds(rule.apiVersions, kind.version) &&
  (rule.resources ?? []).some((resource) => matchesResource(resource, kind.plural, attributes.subresource ?? '')) &&
  matchesScope(rule.scope, kind) &&
  (rule.resourceNames === undefined ||
    rule.resourceNames.length === 0 ||
    rule.resourceNames.includes(nameOf(attributes)));

/** `*` alone is all that has no subresource. */
const matchesResource = (named: string, plural: string, subresource: string): boolean => {
  const [resource = '', below = ''] = named.split('/', 2);
  return (resource === '*' || resource === plural) && (below === '*' || below === subresource);
};

const holds = (list: readonly string[] = [], value: string): boolean => list.includes('*') || list.includes(value);

const matchesScope = (scope: string | undefined, { namespaced }: ResourceKind): boolean =>
  scope === undefined || scope === '*' || (scope === 'Namespaced') === namespaced;
