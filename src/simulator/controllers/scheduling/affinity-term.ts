import { namespaceKind } from '../../../resources/kinds/kinds.ts';
import type { Namespace } from '../../../resources/projects/namespace.ts';
import type { PodAffinity, PodAffinityTerm, WeightedPodAffinityTerm } from '../../../resources/workloads/affinity.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { labelSelectorOf } from '../../apimachinery/selection/label-selector.ts';

type AffinityKind = 'podAffinity' | 'podAntiAffinity';

const affinityOf = ({ spec }: Pod, kind: AffinityKind): PodAffinity => spec.affinity?.[kind] ?? {};

/** What a pod insists on. */
export const requiredTerms = (pod: Pod, kind: AffinityKind): readonly PodAffinityTerm[] =>
  affinityOf(pod, kind).requiredDuringSchedulingIgnoredDuringExecution ?? [];

/** What a pod would like. */
export const preferredTerms = (pod: Pod, kind: AffinityKind): readonly WeightedPodAffinityTerm[] =>
  affinityOf(pod, kind).preferredDuringSchedulingIgnoredDuringExecution ?? [];

/** Whether it matters to a pod which others are near. */
export const heedsOthers = ({ spec: { affinity } }: Pod): boolean =>
  affinity?.podAffinity !== undefined || affinity?.podAntiAffinity !== undefined;

/** Whether a term of one pod is about another. */
export const isMeant = (term: PodAffinityTerm, owner: Pod, other: Pod, listers: Listers): boolean =>
  term.labelSelector !== undefined &&
  isInNamespaces(term, owner, other, listers) &&
  labelSelectorOf(term.labelSelector)(other.metadata.labels ?? {});

/** A term that names no namespaces is about that of its own pod. */
const isInNamespaces = (
  { namespaces = [], namespaceSelector }: PodAffinityTerm,
  owner: Pod,
  { metadata: { namespace = '' } }: Pod,
  listers: Listers,
): boolean => {
  if (namespaces.length === 0 && namespaceSelector === undefined) return namespace === owner.metadata.namespace;
  if (namespaces.includes(namespace)) return true;
  if (namespaceSelector === undefined) return false;
  const labels = listers.of<Namespace>(namespaceKind).get(undefined, namespace)?.metadata.labels;
  return labelSelectorOf(namespaceSelector)(labels ?? {});
};
