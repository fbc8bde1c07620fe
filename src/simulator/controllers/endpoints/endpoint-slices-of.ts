import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Service } from '../../../resources/service.ts';
import { controllerReference } from '../controller-reference.ts';
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
  const ports = endpoints[0]?.ports ?? [];
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
    endpoints: endpoints.length > 0 ? endpoints.map(memberOf) : null,
    ports: ports.length > 0 ? ports : null,
  };
  return slice;
};

const memberOf = ({ ip, nodeName, hostname, ready, serving, terminating, pod }: ServiceEndpoint): object => ({
  addresses: [ip],
  conditions: { ready, serving, terminating },
  ...(hostname && { hostname }),
  ...(nodeName && { nodeName }),
  targetRef: targetOf(pod),
});
