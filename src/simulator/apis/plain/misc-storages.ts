import {
  clusterOperatorKind,
  clusterRoleBindingKind,
  clusterRoleKind,
  clusterVersionKind,
  endpointSliceKind,
  horizontalPodAutoscalerKind,
  imageConfigurationKind,
  imageContentSourcePolicyKind,
  imageDigestMirrorSetKind,
  imageTagMirrorSetKind,
  ingressClassKind,
  ingressKind,
  leaseKind,
  networkPolicyKind,
  podDisruptionBudgetKind,
  priorityClassKind,
  roleBindingKind,
  roleKind,
  storageClassKind,
} from '../../../resources/kinds.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { pathSegment } from '../validation/dns-name.ts';
import { autoscalerDefaults } from './autoscaler-defaults.ts';
import { earlierAutoscalers } from './earlier-autoscalers.ts';
import { plainStorage } from './plain-storage.ts';
import { roleBindingOptions, roleOptions } from './roles.ts';
import { validateAutoscaler } from './validate-autoscaler.ts';
import { validateDisruptionBudget } from './validate-disruption-budget.ts';
import { validateIngress } from './validate-ingress.ts';
import { networkPolicyDefaults, validateNetworkPolicy } from './validate-network-policy.ts';

/** The storages of kinds that the cluster keeps, but does not do more with than their readers do. */
export const miscStorages = (machinery: Machinery): RestStorage[] => {
  const autoscalers = plainStorage(horizontalPodAutoscalerKind, machinery, {
    status: true,
    applyDefaults: autoscalerDefaults,
    validate: validateAutoscaler,
    validateUpdate: validateAutoscaler,
  });
  return [
    plainStorage(roleKind, machinery, { nameRule: pathSegment, ...roleOptions }),
    plainStorage(clusterRoleKind, machinery, { nameRule: pathSegment, ...roleOptions }),
    plainStorage(roleBindingKind, machinery, { nameRule: pathSegment, ...roleBindingOptions }),
    plainStorage(clusterRoleBindingKind, machinery, { nameRule: pathSegment, ...roleBindingOptions }),
    plainStorage(ingressKind, machinery, {
      generation: true,
      status: true,
      validate: validateIngress,
      validateUpdate: validateIngress,
    }),
    plainStorage(ingressClassKind, machinery, { generation: true }),
    plainStorage(networkPolicyKind, machinery, {
      generation: true,
      applyDefaults: networkPolicyDefaults,
      validate: validateNetworkPolicy,
      validateUpdate: validateNetworkPolicy,
    }),
    plainStorage(podDisruptionBudgetKind, machinery, {
      generation: true,
      status: true,
      validate: validateDisruptionBudget,
      validateUpdate: validateDisruptionBudget,
    }),
    autoscalers,
    earlierAutoscalers(autoscalers),
    plainStorage(storageClassKind, machinery),
    plainStorage(priorityClassKind, machinery),
    plainStorage(leaseKind, machinery, { createOnUpdate: true }),
    plainStorage(endpointSliceKind, machinery, { generation: true }),
    ...[
      imageConfigurationKind,
      clusterVersionKind,
      clusterOperatorKind,
      imageDigestMirrorSetKind,
      imageTagMirrorSetKind,
    ].map((kind) => plainStorage(kind, machinery, { generation: true, status: true, answersDeleteWith: 'status' })),
    plainStorage(imageContentSourcePolicyKind, machinery, { generation: true, status: true }),
  ];
};
