import type { CustomResourceDefinition } from '../../../resources/custom-resource-definition.ts';
import type { Condition } from '../../../resources/metadata/condition.ts';

/** Where it says that the Kubernetes project has agreed to a kind in one of its groups. */
export const APPROVAL = 'api-approved.kubernetes.io';

const SEE = 'see https://github.com/kubernetes/enhancements/pull/1111';

/** Whether a group belongs to the Kubernetes project. */
export const isProtected = (group: string): boolean => /(^|\.)(k8s|kubernetes)\.io$/.test(group);

/**
 * The condition `KubernetesAPIApprovalPolicyConformant` of definitions in protected groups.
 *
 * @see https://github.com/kubernetes/apiextensions-apiserver/blob/v0.32.0/pkg/controller/apiapproval/apiapproval_controller.go
 */
export const approvalCondition = ({ metadata, spec }: CustomResourceDefinition): Condition | undefined => {
  if (!isProtected(spec.group)) return undefined;
  const [status, reason, message] = approvalOf(metadata.annotations?.[APPROVAL]);
  return { type: 'KubernetesAPIApprovalPolicyConformant', status, reason, message };
};

/** What an approval says: the status, reason and message of the condition. */
export const approvalOf = (approval = ''): ['True' | 'False', string, string] => {
  const needed = `protected groups must have approval annotation "${APPROVAL}"`;
  if (approval === '') return ['False', 'MissingAnnotation', `${needed}, ${SEE}`];
  if (approval.startsWith('unapproved'))
    return ['False', 'UnapprovedAnnotation', `not approved: ${JSON.stringify(approval)}`];
  return /^[a-z][a-z\d+.-]*:\/\/[^/?#]/i.test(approval)
    ? ['True', 'ApprovedAnnotation', `approved in ${approval}`]
    : ['False', 'InvalidAnnotation', `${needed} with either a URL or a reason starting with "unapproved", ${SEE}`];
};
