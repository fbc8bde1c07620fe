import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Service } from '../../../resources/networking/service.ts';
import { controllerReference } from '../controller-reference.ts';
import { slicePortsByHash } from './ports-by-hash.ts';
import { isHeadless, type ServiceEndpoint } from './service-endpoints.ts';
import { targetOf } from './target-of.ts';
import { SERVICE_NAME } from './watch-removals.ts';

/** So many endpoints fit into a slice. */
const CAPACITY = 100;

/**
 * The endpoints of a service in the form of discovery.k8s.io, without names: one object for the pods that serve the same
 * ports, several where they are many, an empty one where there are none.
 */
export const endpointSlicesOf = (service: Service, endpoints: readonly ServiceEndpoint[]): KubeObject[] => {
  const alike = Map.groupBy(endpoints, ({ ports }) => JSON.stringify(ports));
  const slices = [...alike.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / CAPACITY) }, (_, index) =>
      sliceOf(service, group.slice(index * CAPACITY, (index + 1) * CAPACITY)),
    ),
  );
  return slices.length > 0 ? slices : [sliceOf(service, [])];
};

const sliceOf = (service: Service, endpoints: readonly ServiceEndpoint[]): KubeObject => {
  const ports = slicePortsByHash(endpoints[0]?.ports ?? []);
  const { namespace, name, labels } = service.metadata;
  const slice = {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: '',
      generateName: `${name}-`,
      namespace,
      labels: {
        ...labels,
        ...(isHeadless(service) && { 'service.kubernetes.io/headless': '' }),
        'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
        [SERVICE_NAME]: name,
      },
      ownerReferences: [controllerReference(service)],
    },
    addressType: 'IPv4',
    endpoints: endpoints.length > 0 ? endpoints.map((each) => memberOf(each, service)) : null,
    ports: ports.length > 0 ? ports : null,
  };
  return slice;
};

const memberOf = (
  { ip, nodeName, zone, hostname, ready, serving, terminating, pod }: ServiceEndpoint,
  service: Service,
): object => ({
  addresses: [ip],
  conditions: { ready, serving, terminating },
  ...(hostname && { hostname }),
  ...(nodeName && { nodeName }),
  ...(zone && { zone }),
  ...(ready && staysClose(service) && { hints: { forZones: [{ name: zone ?? '' }] } }),
  targetRef: targetOf(pod),
});

/** Whether clients should be sent to their own zone: where the service says so, and does not leave it to the cluster to decide. */
const staysClose = ({ spec, metadata: { annotations = {} } }: Service): boolean =>
  spec.trafficDistribution === 'PreferClose' &&
  !/^[Aa]uto$/.test(
    annotations['service.kubernetes.io/topology-aware-hints'] ??
      annotations['service.kubernetes.io/topology-mode'] ??
      '',
  );
