import type { Node } from '../../resources/node.ts';
import type { Pod } from '../../resources/pod.ts';

interface Requirement {
  key: string;
  operator: string;
  values?: string[];
}

/** One of the terms of a node selector; one that matches is enough. */
export interface NodeSelectorTerm {
  matchExpressions?: Requirement[];
  matchFields?: Requirement[];
}

interface Affinity {
  nodeAffinity?: { requiredDuringSchedulingIgnoredDuringExecution?: { nodeSelectorTerms?: NodeSelectorTerm[] } };
}

/**
 * Whether a node has what `spec.nodeSelector` and the required node affinity of a pod ask for.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
 */
export const matchesNodeAffinity = (node: Node, { spec }: Pod): boolean => {
  const { labels = {} } = node.metadata;
  const selected =
    spec.nodeSelector === undefined || Object.entries(spec.nodeSelector).every(([key, value]) => labels[key] === value);
  const terms = (spec.affinity as Affinity | undefined)?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
    ?.nodeSelectorTerms;
  return selected && (terms === undefined || matchesTerms(node, terms));
};

/** Whether a node is one of those that a node selector selects. */
export const matchesTerms = (node: Node, terms: readonly NodeSelectorTerm[]): boolean =>
  terms.some((term) => matchesTerm(node, term));

/** A term without requirements matches nothing. */
const matchesTerm = (node: Node, { matchExpressions = [], matchFields = [] }: NodeSelectorTerm): boolean =>
  matchExpressions.length + matchFields.length > 0 &&
  matchExpressions.every((requirement) => meets(node.metadata.labels?.[requirement.key], requirement)) &&
  matchFields.every((requirement) =>
    meets(requirement.key === 'metadata.name' ? node.metadata.name : undefined, requirement),
  );

const meets = (actual: string | undefined, { operator, values = [] }: Requirement): boolean => {
  switch (operator) {
    case 'In':
      return actual !== undefined && values.includes(actual);
    case 'NotIn':
      return actual === undefined || !values.includes(actual);
    case 'Exists':
      return actual !== undefined;
    case 'DoesNotExist':
      return actual === undefined;
    case 'Gt':
      return actual !== undefined && Number(actual) > Number(values[0]);
    case 'Lt':
      return actual !== undefined && Number(actual) < Number(values[0]);
    default:
      return false;
  }
};
