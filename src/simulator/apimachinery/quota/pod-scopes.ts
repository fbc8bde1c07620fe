import type { QuotaScope, ResourceQuota } from '../../../resources/projects/resource-quota.ts';
import type { Affinity } from '../../../resources/workloads/affinity.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';

/**
 * Whether a quota with this scope counts the pod.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-scopes
 */
export const matchesPodScope = ({ scopeName, operator, values = [] }: QuotaScope, { spec, status }: Pod): boolean => {
  const { priorityClassName = '' } = spec;
  switch (scopeName) {
    case 'Terminating':
      return endsItself(spec);
    case 'NotTerminating':
      return !endsItself(spec);
    case 'BestEffort':
      return status?.qosClass === 'BestEffort';
    case 'NotBestEffort':
      return status?.qosClass !== 'BestEffort';
    case 'PriorityClass':
      if (operator === 'Exists') return priorityClassName !== '';
      if (operator === 'DoesNotExist') return priorityClassName === '';
      return values.includes(priorityClassName) === (operator === 'In');
    case 'CrossNamespacePodAffinity':
      return looksElsewhere(spec.affinity);
    default:
      return false;
  }
};

/** All scopes of a quota in one form. */
export const scopesOf = ({ spec }: ResourceQuota): readonly QuotaScope[] => [
  ...(spec.scopes ?? []).map((scopeName) => ({ scopeName, operator: 'Exists' })),
  ...(spec.scopeSelector?.matchExpressions ?? []),
];

const endsItself = ({ activeDeadlineSeconds }: Pod['spec']): boolean => (activeDeadlineSeconds ?? -1) >= 0;

const looksElsewhere = ({ podAffinity, podAntiAffinity }: Affinity = {}): boolean =>
  [podAffinity, podAntiAffinity].some((affinity) =>
    [
      ...(affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []),
      ...(affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map((each) => each.podAffinityTerm),
    ].some(({ namespaces = [], namespaceSelector }) => namespaces.length > 0 || namespaceSelector !== undefined),
  );
