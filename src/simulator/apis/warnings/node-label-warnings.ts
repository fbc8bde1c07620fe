import type { LabelSelectorSpec } from '../../../resources/labels/label-selector-spec.ts';
import type { NodeRequirement } from '../../../resources/workloads/affinity.ts';

/**
 * What is said of labels of nodes that have another name by now, or no meaning any more.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/api/node/util.go
 */
const deprecated: Readonly<Record<string, string>> = {
  'beta.kubernetes.io/arch': 'deprecated since v1.14; use "kubernetes.io/arch" instead',
  'beta.kubernetes.io/os': 'deprecated since v1.14; use "kubernetes.io/os" instead',
  'failure-domain.beta.kubernetes.io/region': 'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  'failure-domain.beta.kubernetes.io/zone': 'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  'beta.kubernetes.io/instance-type': 'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead',
  'app.kubernetes.io/created-by': 'deprecated since v1.9',
  'scheduler.alpha.kubernetes.io/preferAvoidPods': 'deprecated since v1.22; use Taints and Tolerations instead',
  'node-role.kubernetes.io/master': 'use "node-role.kubernetes.io/control-plane" instead',
};

/** @param tell makes the text of a warning from what is to be said of the label */
export const nodeLabelWarning = (label: string | undefined, tell: (advice: string) => string): string[] => {
  const advice = deprecated[label ?? ''];
  return advice === undefined ? [] : [tell(advice)];
};

/** The warnings about the requirements of a term that selects nodes. */
export const requirementWarnings = (requirements: readonly NodeRequirement[] | undefined, path: string): string[] =>
  (requirements ?? []).flatMap(({ key }, index) =>
    nodeLabelWarning(key, (advice) => `${path}[${index}].key: ${key} is ${advice}`),
  );

/** The warnings about a selector of labels that nodes are meant to have. */
export const nodeSelectorWarnings = (selector: LabelSelectorSpec | undefined, path: string): string[] => [
  ...requirementWarnings(selector?.matchExpressions as NodeRequirement[] | undefined, `${path}.matchExpressions`),
  ...Object.keys(selector?.matchLabels ?? {}).flatMap((label) =>
    nodeLabelWarning(label, (advice) => `${path}.matchLabels.${label}: ${advice}`),
  ),
];
