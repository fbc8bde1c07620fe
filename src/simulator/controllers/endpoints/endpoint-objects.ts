import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Service } from '../../../resources/service.ts';
import { controllerReference } from '../controller-reference.ts';
import { type EndpointAddress, endpointPorts } from './service-endpoints.ts';

/** The endpoints of a service in the core group: one object with the name of the service. */
export const endpointsOf = (
  service: Service,
  addresses: readonly EndpointAddress[],
): KubeObject & { subsets?: object[] } => {
  const ready = addresses.filter((each) => each.ready).map(addressOf);
  const notReady = addresses.filter((each) => !each.ready).map(addressOf);
  const { namespace, name, labels } = service.metadata;
  const first = addresses[0];
  return {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: { name, namespace, labels: { ...labels, 'endpoints.kubernetes.io/managed-by': 'endpoint-controller' } },
    ...(first === undefined
      ? {}
      : {
          subsets: [
            {
              ...(ready.length === 0 ? {} : { addresses: ready }),
              ...(notReady.length === 0 ? {} : { notReadyAddresses: notReady }),
              ports: endpointPorts(service, first.pod),
            },
          ],
        }),
  };
};

/** The endpoints of a service in the form of discovery.k8s.io. */
export const endpointSliceOf = (
  service: Service,
  name: string,
  addresses: readonly EndpointAddress[],
): KubeObject & { endpoints: object[] } => {
  const { namespace, labels } = service.metadata;
  const first = addresses[0];
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name,
      generateName: `${service.metadata.name}-`,
      namespace,
      labels: {
        ...labels,
        'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
        'kubernetes.io/service-name': service.metadata.name,
      },
      ownerReferences: [controllerReference(service)],
    },
    addressType: 'IPv4',
    endpoints: addresses.map(({ ip, nodeName, ready, pod }) => ({
      addresses: [ip],
      conditions: { ready, serving: ready, terminating: pod.metadata.deletionTimestamp !== undefined },
      nodeName,
      targetRef: targetOf(pod),
    })),
    ports: first === undefined ? [] : endpointPorts(service, first.pod),
  } as KubeObject & { endpoints: object[] };
};

const addressOf = ({ ip, nodeName, pod }: EndpointAddress): object => ({ ip, nodeName, targetRef: targetOf(pod) });

const targetOf = ({ metadata: { namespace, name, uid } }: KubeObject): object => ({
  kind: 'Pod',
  namespace,
  name,
  uid,
});
