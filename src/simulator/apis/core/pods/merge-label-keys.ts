import type { PodAffinityTerm } from '../../../../resources/workloads/affinity.ts';
import type { Pod } from '../../../../resources/workloads/pod.ts';

/**
 * Pods that are near or far by the keys of labels mean the values that the pod itself has: they become part of the
 * selectors.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#matchlabelkeys
 */
export const mergeLabelKeys = ({ metadata: { labels = {} }, spec }: Pod): void => {
  const { podAffinity, podAntiAffinity } = spec.affinity ?? {};
  for (const affinity of [podAffinity, podAntiAffinity]) {
    const preferred = affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    const needed = affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
    for (const term of [...preferred.map(({ podAffinityTerm }) => podAffinityTerm), ...needed])
      if (term !== undefined) mergeTerm(term, labels);
  }
};

const mergeTerm = (term: PodAffinityTerm, labels: Readonly<Record<string, string>>): void => {
  const { labelSelector, matchLabelKeys = [], mismatchLabelKeys = [] } = term;
  if (labelSelector === undefined) return;
  const expressions = (keys: readonly string[], operator: string) =>
    keys.flatMap((key) => (labels[key] === undefined ? [] : [{ key, operator, values: [labels[key]] }]));
  const merged = [...expressions(matchLabelKeys, 'In'), ...expressions(mismatchLabelKeys, 'NotIn')];
  if (merged.length > 0) labelSelector.matchExpressions = [...(labelSelector.matchExpressions ?? []), ...merged];
};
