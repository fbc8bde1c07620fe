import type { Node } from '../../../resources/nodes/node.ts';
import type { NodeAffinity, NodeRequirement, NodeSelectorTerm } from '../../../resources/workloads/affinity.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';

const affinityOf = ({ spec }: Pod): NodeAffinity => spec.affinity?.nodeAffinity ?? {};

const requiredTerms = (pod: Pod): readonly NodeSelectorTerm[] | undefined =>
  affinityOf(pod).requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;

/**
 * Whether a node has what `spec.nodeSelector` and the required node affinity of a pod ask for.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
 */
export const matchesNodeAffinity = (node: Node, pod: Pod): boolean => {
  const { labels = {} } = node.metadata;
  const { nodeSelector } = pod.spec;
  const selected =
    nodeSelector === undefined || Object.entries(nodeSelector).every(([key, value]) => labels[key] === value);
  const terms = requiredTerms(pod);
  return selected && (terms === undefined || matchesTerms(node, terms));
};

/** The nodes that a pod may run on, where its required affinity tells them by name; `undefined` when it does not. */
export const namedNodes = (pod: Pod): ReadonlySet<string> | undefined => {
  const names = requiredTerms(pod)?.map(namesOf);
  if (names === undefined || names.length === 0 || names.includes(undefined)) return undefined;
  return new Set(names.flatMap((each) => each ?? []));
};

const namesOf = ({ matchFields = [] }: NodeSelectorTerm): readonly string[] | undefined =>
  matchFields
    .filter(({ key, operator }) => key === 'metadata.name' && operator === 'In')
    .map(({ values = [] }) => values)
    .reduce<readonly string[] | undefined>(
      (left, each) => left?.filter((name) => each.includes(name)) ?? each,
      undefined,
    );

/** How much a pod would like to run on a node: the weights of its preferences that the node meets; `undefined` without any. */
export const nodePreference = (pod: Pod): ((node: Node) => number) | undefined => {
  const terms = affinityOf(pod).preferredDuringSchedulingIgnoredDuringExecution ?? [];
  if (terms.length === 0) return undefined;
  return (node) => terms.reduce((sum, { weight, preference }) => sum + (matchesTerm(node, preference) ? weight : 0), 0);
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

const meets = (actual: string | undefined, { operator, values = [] }: NodeRequirement): boolean => {
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
