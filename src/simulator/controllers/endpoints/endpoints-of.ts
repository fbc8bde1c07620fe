import type { EndpointAddress, EndpointSubset, Endpoints } from '../../../resources/networking/endpoints.ts';
import type { Service } from '../../../resources/networking/service.ts';
import { portsByHash } from './ports-by-hash.ts';
import { isHeadless, type ServedPort, type ServiceEndpoint } from './service-endpoints.ts';
import { targetOf } from './target-of.ts';
import { TRIGGER_TIME } from './trigger-time.ts';
import { truncatedSubsets } from './truncated-subsets.ts';

/** Says that not all addresses fit. */
const OVER_CAPACITY = 'endpoints.kubernetes.io/over-capacity';

/**
 * The endpoints of a service in the core group: one object with the name of the service, its ports with the same addresses
 * together. Pods that go are left out, unless the service publishes what is not ready.
 *
 * @param annotations those that the endpoints have
 */
export const endpointsOf = (
  service: Service,
  endpoints: readonly ServiceEndpoint[],
  annotations: Readonly<Record<string, string>> = {},
): Endpoints => {
  const { namespace, name, labels } = service.metadata;
  const present = endpoints.filter((each) => service.spec.publishNotReadyAddresses || !each.terminating);
  const subsets = isHeadless(service) && !service.spec.ports?.length ? withoutPorts(present) : packed(present);
  const truncated = truncatedSubsets(subsets);
  const { [OVER_CAPACITY]: _, [TRIGGER_TIME]: __, ...others } = annotations;
  return {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: {
      name,
      namespace,
      labels: { ...labels, ...(isHeadless(service) && { 'service.kubernetes.io/headless': '' }) },
      annotations: { ...others, ...(truncated && { [OVER_CAPACITY]: 'truncated' }) },
    },
    ...(subsets.length > 0 && { subsets: truncated ?? subsets }),
  };
};

const withoutPorts = (endpoints: readonly ServiceEndpoint[]): EndpointSubset[] =>
  endpoints.length === 0 ? [] : [addressesOf(endpoints)];

const packed = (endpoints: readonly ServiceEndpoint[]): EndpointSubset[] => {
  const served = new Map<string, { port: ServedPort; by: ServiceEndpoint[] }>();
  for (const endpoint of endpoints) {
    for (const port of endpoint.ports) {
      const known = served.get(JSON.stringify(port));
      if (known === undefined) served.set(JSON.stringify(port), { port, by: [endpoint] });
      else known.by.push(endpoint);
    }
  }
  const alike = Map.groupBy(served.values(), ({ by }) => by.map(({ ip }) => ip).join());
  return [...alike.values()].map((group) => ({
    ...addressesOf(group[0]?.by ?? []),
    ports: portsByHash(group.map(({ port: { name, ...port } }) => ({ ...(name && { name }), ...port }))),
  }));
};

const addressesOf = (endpoints: readonly ServiceEndpoint[]): EndpointSubset => {
  const { true: ready = [], false: notReady = [] } = Object.groupBy(endpoints, (each) => `${each.ready}` as const);
  return {
    ...(ready.length > 0 && { addresses: ready.map(addressOf) }),
    ...(notReady.length > 0 && { notReadyAddresses: notReady.map(addressOf) }),
  };
};

const addressOf = ({ ip, nodeName, hostname, pod }: ServiceEndpoint): EndpointAddress => ({
  ip,
  ...(hostname && { hostname }),
  ...(nodeName && { nodeName }),
  targetRef: targetOf(pod),
});
