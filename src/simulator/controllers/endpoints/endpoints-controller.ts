import { endpointSliceKind, endpointsKind, podKind, serviceKind } from '../../../resources/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Pod } from '../../../resources/pod.ts';
import type { ResourceKind } from '../../../resources/resource-kind.ts';
import type { Service } from '../../../resources/service.ts';
import {
  byKey,
  type Controller,
  type ControllerContext,
  keyOf,
  type WatchedKind,
  watchSelf,
} from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
import { endpointSliceOf, endpointsOf } from './endpoint-objects.ts';
import { endpointAddresses, selects } from './service-endpoints.ts';

/**
 * Keeps for each service with a selector the addresses of its pods, in both forms that clients read.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/
 */
export const createEndpointsController = (): Controller => ({
  name: 'endpoint-controller',
  watches: [watchSelf(serviceKind), watchSelectedPods],
  reconcile: async (key, context) => {
    const service = byKey(context.listers.of<Service>(serviceKind), key);
    if (service === undefined) return removeEndpoints(key, context);
    if (service.spec.selector === undefined || service.metadata.deletionTimestamp !== undefined) return;
    const addresses = endpointAddresses(service, context.listers.of<Pod>(podKind).list(service.metadata.namespace));
    await write(endpointsKind, endpointsOf(service, addresses), context);
    const known = context.listers.of(endpointSliceKind).ownedBy(service.metadata.uid ?? '')[0];
    const name = known?.metadata.name ?? `${service.metadata.name}-${context.random.suffix()}`;
    await write(endpointSliceKind, endpointSliceOf(service, name, addresses), context);
  },
});

const write = async (kind: ResourceKind, wanted: KubeObject, { client, listers }: ControllerContext): Promise<void> => {
  const { namespace, name } = wanted.metadata;
  const known = listers.of(kind).get(namespace, name);
  if (known === undefined) await client.create(kind, wanted);
  else if (!equal(content(known), content(wanted)))
    await client.modify(kind, namespace, name, (current) => ({
      ...wanted,
      metadata: { ...current.metadata, labels: wanted.metadata.labels },
    }));
};

const content = ({ metadata, ...rest }: KubeObject): unknown => ({ labels: metadata.labels, ...rest });

/** Endpoint slices go with their owner; endpoints have none. */
const removeEndpoints = async (key: string, { client, listers }: ControllerContext): Promise<void> => {
  const known = byKey(listers.of(endpointsKind), key);
  if (known !== undefined) await client.delete(endpointsKind, known.metadata.namespace, known.metadata.name);
};

const watchSelectedPods: WatchedKind<Pod> = {
  kind: podKind,
  keysOf: (pod, { previous, deleted, listers }) => {
    if (!deleted && previous !== undefined && equal(relevant(pod), relevant(previous))) return [];
    const services = listers.of<Service>(serviceKind).list(pod.metadata.namespace);
    return services
      .filter((service) => selects(service, pod) || (previous !== undefined && selects(service, previous)))
      .map(keyOf);
  },
};

const relevant = ({ metadata, status }: Pod): unknown => [
  metadata.labels,
  metadata.deletionTimestamp,
  status?.podIP,
  status?.phase,
  status?.conditions,
];
