import { serviceKind } from '../../../../resources/kinds/kinds.ts';
import type { Service } from '../../../../resources/networking/service.ts';
import { dns1035Label } from '../../../../resources/validation/dns-name.ts';
import type { Machinery } from '../../../apimachinery/machinery.ts';
import { RegistryStore } from '../../../apimachinery/registry/registry-store.ts';
import type { Strategy } from '../../../apimachinery/registry/strategy.ts';
import type { Subresource } from '../../../apimachinery/rest-storage.ts';
import { validateBalancerStatus } from '../../validation/load-balancer-status.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../../validation/object-meta.ts';
import { serviceWarnings } from '../../warnings/service-warnings.ts';
import { allocateService } from './allocate-service.ts';
import { forgetTypeFields } from './forget-type-fields.ts';
import { applyServiceDefaults } from './service-defaults.ts';
import { validateService, validateServiceUpdate } from './validate-service.ts';

/**
 * Services, with addresses from 10.3.0.0/16 and node ports from 30000.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export const serviceStorage = (
  machinery: Machinery,
  subresources: Readonly<Record<string, Subresource>> = {},
): RegistryStore<Service> => {
  const strategy: Strategy<Service> = {
    status: true,
    answersDeleteWith: 'object',
    createOnUpdate: true,
    applyDefaults: applyServiceDefaults,
    prepareForCreate: (service) => {
      service.status = { loadBalancer: {} };
      allocateService(service, undefined, machinery);
    },
    validate: (service) => [...validateObjectMeta(service, dns1035Label), ...validateService(service)],
    prepareForUpdate: (service, old) => {
      allocateService(service, old, machinery);
      forgetTypeFields(service, old);
    },
    validateUpdate: (service, old) => [
      ...validateObjectMetaUpdate(service, old),
      ...validateServiceUpdate(service, old),
      ...validateObjectMeta(service, dns1035Label),
      ...validateService(service),
    ],
    prepareForStatusUpdate: ({ spec, status }) => {
      if (spec.type === 'LoadBalancer')
        for (const point of status?.loadBalancer?.ingress ?? []) if (point.ip) point.ipMode ??= 'VIP';
    },
    validateStatusUpdate: (service, old) => [
      ...validateObjectMetaUpdate(service, old),
      ...validateBalancerStatus(service.status?.loadBalancer, service.spec.type),
    ],
    warnings: serviceWarnings,
    decorate: withoutUnusedPolicy,
  };
  return new RegistryStore(serviceKind, machinery, strategy, { ...subresources });
};

/** A policy for traffic within the cluster is kept of a name outside of it, but never shown. */
const withoutUnusedPolicy = (service: Service): Service => {
  const { internalTrafficPolicy, ...spec } = service.spec;
  return spec.type === 'ExternalName' && internalTrafficPolicy !== undefined ? { ...service, spec } : service;
};
