import { namespaceKind } from '../../../resources/kinds.ts';
import type { LabelSelectorSpec } from '../../../resources/label-selector-spec.ts';
import type { Namespace } from '../../../resources/namespace.ts';
import type { Pod } from '../../../resources/pod.ts';
import { labelSelectorOf } from '../../apimachinery/label-selector.ts';
import type { Listers } from '../../apimachinery/lister.ts';

/** Which pods are meant, and what counts as near them. */
export interface AffinityTerm {
  readonly labelSelector?: LabelSelectorSpec;
  readonly topologyKey: string;
  readonly namespaces?: readonly string[];
  readonly namespaceSelector?: LabelSelectorSpec;
}

/** A term that a pod would like to be heeded, and how much. */
export interface WeightedTerm {
  readonly weight: number;
  readonly podAffinityTerm: AffinityTerm;
}

type AffinityKind = 'podAffinity' | 'podAntiAffinity';

interface PodAffinity {
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly AffinityTerm[];
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly WeightedTerm[];
}

const affinityOf = ({ spec }: Pod, kind: AffinityKind): PodAffinity =>
  (spec.affinity as Partial<Record<AffinityKind, PodAffinity>> | undefined)?.[kind] ?? {};

/** What a pod insists on. */
export const requiredTerms = (pod: Pod, kind: AffinityKind): readonly AffinityTerm[] =>
  affinityOf(pod, kind).requiredDuringSchedulingIgnoredDuringExecution ?? [];

/** What a pod would like. */
export const preferredTerms = (pod: Pod, kind: AffinityKind): readonly WeightedTerm[] =>
  affinityOf(pod, kind).preferredDuringSchedulingIgnoredDuringExecution ?? [];

/** Whether it matters to a pod which others are near. */
export const heedsOthers = ({ spec }: Pod): boolean => {
  const affinity = spec.affinity as Partial<Record<AffinityKind, unknown>> | undefined;
  return affinity?.podAffinity !== undefined || affinity?.podAntiAffinity !== undefined;
};

/** Whether a term of one pod is about another. */
export const isMeant = (term: AffinityTerm, owner: Pod, other: Pod, listers: Listers): boolean =>
  term.labelSelector !== undefined &&
  isInNamespaces(term, owner, other, listers) &&
  labelSelectorOf(term.labelSelector)(other.metadata.labels ?? {});

/** A term that names no namespaces is about that of its own pod. */
const isInNamespaces = (
  { namespaces = [], namespaceSelector }: AffinityTerm,
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
