import { serviceKind } from '../../../resources/kinds.ts';
import type { Service } from '../../../resources/service.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry-store.ts';
import type { Subresource } from '../../apimachinery/rest-storage.ts';
import type { Strategy } from '../../apimachinery/strategy.ts';
import { dns1035Label } from '../validation/dns-name.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { allocateClusterIp, allocateNodePort, isClusterIpTaken } from './cluster-ip.ts';
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
    applyDefaults: applyServiceDefaults,
    prepareForCreate: (service) => {
      service.status = { loadBalancer: {} };
      allocate(service, machinery);
    },
    validate: (service) => [
      ...validateObjectMeta(service, dns1035Label),
      ...validateService(service, (address) => isClusterIpTaken(machinery, address)),
    ],
    prepareForUpdate: (service, old) => {
      keepAllocation(service, old);
      forgetTypeFields(service.spec, old.spec);
      allocate(service, machinery);
    },
    validateUpdate: (service, old) => {
      const moved = validateServiceUpdate(service, old);
      return [
        ...validateObjectMetaUpdate(service, old),
        ...(moved.length > 0 ? moved : validateService(service, () => false)),
      ];
    },
  };
  return new RegistryStore(serviceKind, machinery, strategy, { ...subresources });
};

const allocate = ({ spec }: Service, machinery: Machinery): void => {
  if (spec.type === 'ExternalName') {
    delete spec.clusterIP;
    delete spec.clusterIPs;
    return;
  }
  spec.clusterIP ||= spec.clusterIPs?.[0] ?? allocateClusterIp(machinery);
  spec.clusterIPs ??= [spec.clusterIP];
  spec.ipFamilies ??= ['IPv4'];
  spec.ipFamilyPolicy ??= 'SingleStack';
  if (spec.type === 'LoadBalancer' && spec.externalTrafficPolicy === 'Local')
    spec.healthCheckNodePort ??= allocateNodePort(machinery);
  for (const port of spec.ports ?? []) {
    if (hasNodePorts(spec)) port.nodePort ??= allocateNodePort(machinery);
  }
};

const hasNodePorts = ({ type }: Service['spec']): boolean => type === 'NodePort' || type === 'LoadBalancer';

/** A client that does not repeat what the server allocated means to keep it. */
const keepAllocation = ({ spec }: Service, { spec: before }: Service): void => {
  if (spec.type === 'ExternalName' || before.clusterIP === undefined) return;
  spec.clusterIP ||= before.clusterIP;
  spec.clusterIPs ??= [...(before.clusterIPs ?? [before.clusterIP])];
  for (const port of spec.ports ?? []) {
    const same = before.ports?.find((each) => each.port === port.port && each.protocol === port.protocol);
    if (same?.nodePort === undefined) continue;
    if (hasNodePorts(spec)) port.nodePort ??= same.nodePort;
    else if (port.nodePort === same.nodePort) delete port.nodePort;
  }
};
