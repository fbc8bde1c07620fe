import {
  endpointSliceKind,
  endpointsKind,
  ingressClassKind,
  ingressKind,
  networkPolicyKind,
  routeKind,
  serviceKind,
} from '../../../resources/kinds/kinds.ts';
import type { Endpoints } from '../../../resources/networking/endpoints.ts';
import type { Route } from '../../../resources/networking/route.ts';
import type { Service } from '../../../resources/networking/service.ts';
import { errorMessage } from '../../error-text.ts';
import { eventsOf } from '../describe-events.ts';
import { all, type Describers, type Place, read, withEvents } from '../place.ts';
import { describeEndpointSlice } from './describe-endpoint-slice.ts';
import { describeEndpoints } from './describe-endpoints.ts';
import { type Behind, describeIngress, describeIngressClass } from './describe-ingress.ts';
import { describeNetworkPolicy, type NetworkPolicy } from './describe-network-policy.ts';
import { describeRoute } from './describe-route.ts';
import { describeService } from './describe-service.ts';
import { type EndpointSlice, SLICE_SERVICE } from './endpoint-slice.ts';
import { backendsOf, type Ingress } from './ingress.ts';

/** The descriptions of services and of the ways that lead to them. */
export const networkingDescribers: Describers = [
  [endpointsKind, withEvents(endpointsKind, describeEndpoints)],
  [endpointSliceKind, withEvents(endpointSliceKind, describeEndpointSlice)],
  [ingressClassKind, withEvents(ingressClassKind, describeIngressClass)],
  [networkPolicyKind, async (place) => describeNetworkPolicy(await read<NetworkPolicy>(networkPolicyKind, place))],
  [
    serviceKind,
    async (place) => {
      const service = await read<Service>(serviceKind, place);
      const slices = await slicesOf(place.name, place);
      const events = await eventsOf(place, { ...service, kind: serviceKind.kind });
      return describeService(service, slices, events, place.now);
    },
  ],
  [
    ingressKind,
    async (place) => {
      const ingress = await read<Ingress>(ingressKind, place);
      const events = await eventsOf(place, { ...ingress, kind: ingressKind.kind });
      return describeIngress(ingress, await servicesOf(ingress, place), events, place.now);
    },
  ],
  [
    routeKind,
    async (place) => {
      const route = await read<Route>(routeKind, place);
      const names = [route.spec.to, ...(route.spec.alternateBackends ?? [])].map(({ name }) => name);
      const endpoints = await Promise.all(
        names.map(
          async (name) => [name, await place.client.find<Endpoints>(endpointsKind, place.namespace, name)] as const,
        ),
      );
      return describeRoute(route, new Map(endpoints), place.now);
    },
  ],
];

const slicesOf = async (service: string, place: Place): Promise<EndpointSlice[]> =>
  await all<EndpointSlice>(endpointSliceKind, place, { matchLabels: { [SLICE_SERVICE]: service } });

const servicesOf = async (ingress: Ingress, place: Place): Promise<Map<string, Behind>> => {
  const names = new Set(backendsOf(ingress).flatMap(({ service }) => service?.name ?? []));
  return new Map(await Promise.all([...names].map(async (name) => [name, await behind(name, place)] as const)));
};

const behind = async (name: string, place: Place): Promise<Behind> => {
  try {
    const slices = await slicesOf(name, place);
    return { service: await place.client.get<Service>(serviceKind, place.namespace, name), slices };
  } catch (error) {
    return { problem: errorMessage(error) };
  }
};
