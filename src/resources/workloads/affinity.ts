import type { LabelSelectorSpec } from '../labels/label-selector-spec.ts';

/** What a node must have: a label, or a field such as its name. */
export interface NodeRequirement {
  key: string;
  operator: string;
  values?: string[];
}

/** Requirements that a node must meet all of. */
export interface NodeSelectorTerm {
  matchExpressions?: NodeRequirement[];
  matchFields?: NodeRequirement[];
}

/** Which nodes are meant: those that one of the terms matches. */
export interface NodeSelector {
  nodeSelectorTerms?: NodeSelectorTerm[];
}

/** Which pods are meant, and what counts as near them. */
export interface PodAffinityTerm {
  labelSelector?: LabelSelectorSpec;
  namespaceSelector?: LabelSelectorSpec;
  namespaces?: string[];
  topologyKey: string;
  matchLabelKeys?: string[];
  mismatchLabelKeys?: string[];
}

/** A term that a pod would like to be heeded, and how much. */
export interface WeightedPodAffinityTerm {
  weight: number;
  podAffinityTerm: PodAffinityTerm;
}

/** Near which pods, or far from which, a pod insists or would like to be. */
export interface PodAffinity {
  requiredDuringSchedulingIgnoredDuringExecution?: PodAffinityTerm[];
  preferredDuringSchedulingIgnoredDuringExecution?: WeightedPodAffinityTerm[];
}

/** On which nodes a pod insists or would like to be. */
export interface NodeAffinity {
  requiredDuringSchedulingIgnoredDuringExecution?: NodeSelector;
  preferredDuringSchedulingIgnoredDuringExecution?: { weight: number; preference: NodeSelectorTerm }[];
}

/**
 * Where a pod wants to be.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
 */
export interface Affinity {
  nodeAffinity?: NodeAffinity;
  podAffinity?: PodAffinity;
  podAntiAffinity?: PodAffinity;
}
