import { endpointSliceKind, ingressClassKind, ingressKind, networkPolicyKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { checkedBy, plainStorage } from '../plain-storage.ts';
import { type LoadBalancerStatus, validateIngressPoints } from '../validation/load-balancer-status.ts';
import {
  endpointSliceDefaults,
  validateEndpointSlice,
  validateEndpointSliceUpdate,
} from './validate-endpoint-slice.ts';
import { validateIngress } from './validate-ingress.ts';
import { networkPolicyDefaults, validateNetworkPolicy } from './validate-network-policy.ts';

const INGRESS_CLASS = 'kubernetes.io/ingress.class';

/** The storages of networking.k8s.io and discovery.k8s.io. */
export const networkStorages = (machinery: Machinery): RestStorage[] => [
  plainStorage(ingressKind, machinery, {
    checksAgain: 'metadata',
    generation: true,
    status: true,
    warnings: ({ metadata, spec }: KubeObject & { spec?: { ingressClassName?: string } }, old) =>
      old !== undefined || metadata.annotations?.[INGRESS_CLASS] === undefined || spec?.ingressClassName !== undefined
        ? []
        : [`annotation "${INGRESS_CLASS}" is deprecated, please use 'spec.ingressClassName' instead`],
    ...checkedBy(validateIngress),
    validateStatusUpdate: ({ status }: KubeObject & { status?: { loadBalancer?: LoadBalancerStatus } }) =>
      validateIngressPoints(status?.loadBalancer),
  }),
  plainStorage(ingressClassKind, machinery, {
    checksAgain: 'metadata',
    generation: true,
    applyDefaults: ingressClassDefaults,
    validate: async (object) => (await import('./validate-ingress-class.ts')).validateIngressClass(object),
    validateUpdate: async (object, old) =>
      (await import('./validate-ingress-class.ts')).validateIngressClassUpdate(object, old),
  }),
  plainStorage(networkPolicyKind, machinery, {
    checksAgain: true,
    generation: true,
    applyDefaults: networkPolicyDefaults,
    ...checkedBy(validateNetworkPolicy),
  }),
  plainStorage(endpointSliceKind, machinery, {
    generation: true,
    applyDefaults: endpointSliceDefaults,
    warnings: ({ addressType }: KubeObject & { addressType?: string }, old) =>
      old === undefined && addressType === 'FQDN' ? ['spec.addressType: FQDN endpoints are deprecated'] : [],
    validate: validateEndpointSlice,
    validateUpdate: validateEndpointSliceUpdate,
  }),
];

const ingressClassDefaults = ({ spec }: KubeObject & { spec?: { parameters?: { scope?: string } } }): void => {
  if (spec?.parameters !== undefined) spec.parameters.scope ??= 'Cluster';
};
