import type { DaemonSet } from '../../../resources/daemon-set.ts';
import type { Node } from '../../../resources/node.ts';
import type { Pod } from '../../../resources/pod.ts';
import type { PodTemplateSpec, Toleration } from '../../../resources/pod-spec.ts';
import { REVISION_HASH } from '../controller-revision/controller-revision.ts';

interface Taint {
  key: string;
  value?: string;
  effect: string;
}

/** The affinity that sends a pod to one node. */
interface NodeNameAffinity {
  nodeAffinity?: {
    requiredDuringSchedulingIgnoredDuringExecution?: {
      nodeSelectorTerms?: { matchFields?: { key: string; operator: string; values: string[] }[] }[];
    };
  };
}

/** Taints that pods of daemon sets live with: they are there to keep the node alive. */
const TOLERATIONS: readonly Toleration[] = [
  { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute' },
  { key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute' },
  { key: 'node.kubernetes.io/disk-pressure', operator: 'Exists', effect: 'NoSchedule' },
  { key: 'node.kubernetes.io/memory-pressure', operator: 'Exists', effect: 'NoSchedule' },
  { key: 'node.kubernetes.io/pid-pressure', operator: 'Exists', effect: 'NoSchedule' },
  { key: 'node.kubernetes.io/unschedulable', operator: 'Exists', effect: 'NoSchedule' },
];

/** Whether a daemon set wants a pod on a node. That the node takes no other pods does not matter. */
export const fitsNode = ({ spec: { template } }: DaemonSet, node: Node): boolean => {
  const { nodeSelector = {}, nodeName, tolerations = [] } = template.spec;
  const labels = node.metadata.labels ?? {};
  const taints = (node.spec as { taints?: Taint[] } | undefined)?.taints ?? [];
  return (
    (!nodeName || nodeName === node.metadata.name) &&
    Object.entries(nodeSelector).every(([key, value]) => labels[key] === value) &&
    taints
      .filter(({ effect }) => effect !== 'PreferNoSchedule')
      .every((taint) => [...tolerations, ...TOLERATIONS].some((each) => tolerates(each, taint)))
  );
};

/** The template of the pod for one node; the scheduler puts it there because of its affinity. */
export const daemonTemplate = (
  { metadata: { annotations }, spec }: DaemonSet,
  hash: string,
  node: string,
): PodTemplateSpec => {
  const template = structuredClone(spec.template);
  const generation = annotations?.['deprecated.daemonset.template.generation'] ?? '1';
  template.metadata.labels = {
    ...template.metadata.labels,
    [REVISION_HASH]: hash,
    'pod-template-generation': generation,
  };
  template.spec.tolerations = [...(template.spec.tolerations ?? []), ...TOLERATIONS];
  const matchFields = [{ key: 'metadata.name', operator: 'In', values: [node] }];
  const nodeAffinity = { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchFields }] } };
  template.spec.affinity = { ...(template.spec.affinity as object | undefined), nodeAffinity };
  return template;
};

/** The node that a pod runs on or is meant for. */
export const nodeOf = ({ spec }: Pod): string => {
  const terms = (spec.affinity as NodeNameAffinity | undefined)?.nodeAffinity
    ?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
  return spec.nodeName || terms?.[0]?.matchFields?.[0]?.values[0] || '';
};

const tolerates = ({ key, operator, value = '', effect }: Toleration, taint: Taint): boolean =>
  (!key || key === taint.key) &&
  (!effect || effect === taint.effect) &&
  (operator === 'Exists' || value === (taint.value ?? ''));
