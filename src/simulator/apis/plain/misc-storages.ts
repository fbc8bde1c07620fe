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
} from '../../../resources/kinds.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { type HasKubelet, withRenewal } from '../core/node-heartbeat.ts';
import {
  endpointSliceDefaults,
  validateEndpointSlice,
  validateEndpointSliceUpdate,
} from '../network/validate-endpoint-slice.ts';
import { storageStorages } from '../storage/storage-storages.ts';
import { pathSegment } from '../validation/dns-name.ts';
import { autoscalerDefaults } from './autoscaler-defaults.ts';
import { currentAutoscaler, earlierAutoscalers } from './earlier-autoscalers.ts';
import { plainStorage } from './plain-storage.ts';
import { ingressClassDefaults, priorityClassDefaults } from './platform-defaults.ts';
import { roleBindingOptions, roleOptions } from './roles.ts';
import { validateAutoscaler } from './validate-autoscaler.ts';
import { validateDisruptionBudget } from './validate-disruption-budget.ts';
import { validateIngress } from './validate-ingress.ts';
import { validateLease } from './validate-lease.ts';
import { networkPolicyDefaults, validateNetworkPolicy } from './validate-network-policy.ts';

/** The storages of kinds that the cluster keeps, but does not do more with than their readers do. */
export const miscStorages = (machinery: Machinery, hasKubelet: HasKubelet = () => false): RestStorage[] => {
  const autoscalers = plainStorage(horizontalPodAutoscalerKind, machinery, {
    status: true,
    applyDefaults: autoscalerDefaults,
    convert: currentAutoscaler,
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
    plainStorage(ingressClassKind, machinery, {
      generation: true,
      applyDefaults: ingressClassDefaults,
      validate: async (object) => (await import('../network/validate-ingress-class.ts')).validateIngressClass(object),
      validateUpdate: async (object, old) =>
        (await import('../network/validate-ingress-class.ts')).validateIngressClassUpdate(object, old),
    }),
    plainStorage(networkPolicyKind, machinery, {
      generation: true,
      applyDefaults: networkPolicyDefaults,
      validate: validateNetworkPolicy,
      validateUpdate: validateNetworkPolicy,
    }),
    plainStorage(podDisruptionBudgetKind, machinery, {
      requireResourceVersion: true,
      generation: true,
      status: true,
      validate: validateDisruptionBudget,
      validateUpdate: validateDisruptionBudget,
    }),
    autoscalers,
    earlierAutoscalers(autoscalers),
    ...storageStorages(machinery),
    plainStorage(priorityClassKind, machinery, {
      generation: true,
      applyDefaults: priorityClassDefaults,
      validate: async (object) => (await import('./validate-priority-class.ts')).validatePriorityClass(object),
      validateUpdate: async (object, old) =>
        (await import('./validate-priority-class.ts')).validatePriorityClassUpdate(object, old),
    }),
    plainStorage(leaseKind, machinery, {
      requireResourceVersion: true,
      createOnUpdate: true,
      validate: validateLease,
      validateUpdate: validateLease,
      decorate: withRenewal(hasKubelet, machinery.clock),
    }),
    plainStorage(endpointSliceKind, machinery, {
      generation: true,
      applyDefaults: endpointSliceDefaults,
      validate: validateEndpointSlice,
      validateUpdate: validateEndpointSliceUpdate,
    }),
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
