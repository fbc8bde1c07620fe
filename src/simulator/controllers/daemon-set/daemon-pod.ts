import type { Node } from '../../../resources/nodes/node.ts';
import type { Affinity, NodeSelectorTerm } from '../../../resources/workloads/affinity.ts';
import type { DaemonSet } from '../../../resources/workloads/daemon-set.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { PodTemplateSpec, Toleration } from '../../../resources/workloads/pod-spec.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import { REVISION_HASH } from '../controller-revision/controller-revision.ts';
import { refusalOf } from '../scheduling-filters.ts';

/** Taints that pods of daemon sets live with: they are there to keep the node alive. */
const TOLERATIONS: readonly Toleration[] = [
  { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute' },
  { key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute' },
  { key: 'node.kubernetes.io/disk-pressure', operator: 'Exists', effect: 'NoSchedule' },
  { key: 'node.kubernetes.io/memory-pressure', operator: 'Exists', effect: 'NoSchedule' },
  { key: 'node.kubernetes.io/pid-pressure', operator: 'Exists', effect: 'NoSchedule' },
  { key: 'node.kubernetes.io/unschedulable', operator: 'Exists', effect: 'NoSchedule' },
];

/** Pods in the network of their node need no other. */
const WITHOUT_NETWORK: Toleration = {
  key: 'node.kubernetes.io/network-unavailable',
  operator: 'Exists',
  effect: 'NoSchedule',
};

/**
 * What a daemon set wants of a node, by its template: to run a pod there, only to leave one that runs already, for the node
 * takes no new ones, or to have none.
 */
export const wishOf = ({ spec: { template } }: DaemonSet): ((node: Node) => 'run' | 'leave' | 'none') => {
  const spec = { ...template.spec, tolerations: tolerationsOf(template.spec) };
  const pod: Pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: '' }, spec };
  const fits = (node: Node): boolean => refusalOf(node, pod) === undefined;
  return (node) => {
    if (spec.nodeName && spec.nodeName !== node.metadata.name) return 'none';
    if (fits(node)) return 'run';
    const taints = node.spec?.taints?.filter(({ effect }) => effect === 'NoExecute') ?? [];
    return fits({ ...node, spec: { ...node.spec, taints } }) ? 'leave' : 'none';
  };
};

/** The template of the pod for one node; the scheduler puts it there because of its affinity. */
export const daemonTemplate = (
  { metadata: { annotations }, spec }: DaemonSet,
  hash: string,
  node: string,
): PodTemplateSpec => {
  const template = copyOf(spec.template);
  const generation = annotations?.['deprecated.daemonset.template.generation'] ?? '1';
  template.metadata.labels = {
    ...template.metadata.labels,
    [REVISION_HASH]: hash,
    'pod-template-generation': generation,
  };
  template.spec.tolerations = tolerationsOf(template.spec);
  template.spec.affinity = affinityTo(node, template.spec.affinity);
  return template;
};

/** The node that a pod runs on or is meant for. */
export const nodeOf = ({ spec }: Pod): string =>
  spec.nodeName || termsOf(spec.affinity)?.[0]?.matchFields?.[0]?.values?.[0] || '';

const termsOf = (affinity: Affinity | undefined): NodeSelectorTerm[] | undefined =>
  affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;

/** Which nodes the template asks for has been decided: the pod asks for one, and keeps what it prefers. */
const affinityTo = (node: string, own: Affinity | undefined): Affinity => {
  const matchFields = [{ key: 'metadata.name', operator: 'In', values: [node] }];
  const required = { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchFields }] } };
  return { ...own, nodeAffinity: { ...own?.nodeAffinity, ...required } };
};

const tolerationsOf = ({ tolerations = [], hostNetwork }: PodTemplateSpec['spec']): Toleration[] => [
  ...tolerations,
  ...TOLERATIONS,
  ...(hostNetwork ? [WITHOUT_NETWORK] : []),
];
