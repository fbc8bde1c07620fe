import { endpointsKind, nodeKind, podKind, serviceKind } from '../../../resources/kinds/kinds.ts';
import type { Service } from '../../../resources/networking/service.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import {
  byKey,
  type Controller,
  type ControllerContext,
  keyOf,
  type WatchedKind,
  watchSelf,
} from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
import { endpointSlicesOf } from './endpoint-slices-of.ts';
import { endpointsOf } from './endpoints-of.ts';
import { selects, serviceEndpoints } from './service-endpoints.ts';
import { createTriggerTimes } from './trigger-time.ts';
import { watchSliceRemovals } from './watch-removals.ts';
import { writeEndpoints, writeSlices } from './write-endpoints.ts';

/**
 * Keeps for each service with a selector the addresses of its pods, in both forms that clients read.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/
 */
export const createEndpointsController = (): Controller => {
  const triggerTimes = createTriggerTimes();
  return {
    name: 'endpoint-controller',
    watches: [watchSelf(serviceKind), watchSelectedPods, watchEndpointsRemovals, watchSliceRemovals],
    reconcile: async (key, context) => {
      const service = byKey(context.listers.of<Service>(serviceKind), key);
      if (service === undefined) {
        triggerTimes.forget(key);
        return removeEndpoints(key, context);
      }
      const { spec, metadata } = service;
      if (!spec.selector || spec.type === 'ExternalName' || metadata.deletionTimestamp !== undefined) return;
      const endpoints = serviceEndpoints(
        service,
        context.listers.of<Pod>(podKind).list(metadata.namespace),
        (name) => context.listers.of(nodeKind).get(undefined, name)?.metadata.labels?.['topology.kubernetes.io/zone'],
      );
      const trigger = triggerTimes.next(
        service,
        endpoints.map(({ pod }) => pod),
      );
      const known = context.listers.of(endpointsKind).get(metadata.namespace, metadata.name);
      await writeEndpoints(
        endpointsKind,
        endpointsOf(service, endpoints, known?.metadata.annotations),
        known,
        trigger,
        context,
      );
      await writeSlices(metadata.uid, endpointSlicesOf(service, endpoints), trigger, context);
    },
  };
};

/** Endpoint slices go with their owner; endpoints have none. */
const removeEndpoints = async (key: string, { client, listers }: ControllerContext): Promise<void> => {
  const known = byKey(listers.of(endpointsKind), key);
  if (known !== undefined) await client.delete(endpointsKind, known.metadata.namespace, known.metadata.name);
};

const watchSelectedPods: WatchedKind<Pod> = {
  kind: podKind,
  keysOf: (pod, { previous, deleted, listers }) => {
    const services = listers.of<Service>(serviceKind).list(pod.metadata.namespace);
    if (services.length === 0) return [];
    if (!deleted && previous !== undefined && equal(relevant(pod), relevant(previous))) return [];
    return services
      .filter((service) => selects(service, pod) || (previous !== undefined && selects(service, previous)))
      .map(keyOf);
  },
};

/** Endpoints that somebody else has removed are made again. */
const watchEndpointsRemovals: WatchedKind = {
  kind: endpointsKind,
  keysOf: (endpoints, { deleted }) => (deleted ? [keyOf(endpoints)] : []),
};

const relevant = ({ metadata, status }: Pod): unknown => [
  metadata.labels,
  metadata.deletionTimestamp,
  status?.podIP,
  status?.phase,
  status?.conditions,
];
