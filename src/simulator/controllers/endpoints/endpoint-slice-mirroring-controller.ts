import { endpointsKind, serviceKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Endpoints } from '../../../resources/networking/endpoints.ts';
import type { Service } from '../../../resources/networking/service.ts';
import { byKey, type Controller, keyOf, watchSelf } from '../../apimachinery/controller.ts';
import { mirroredSlices } from './mirrored-slices.ts';
import { watchSliceRemovals } from './watch-removals.ts';
import { writeSlices } from './write-endpoints.ts';

/** Endpoints that say so are not mirrored: others write their slices, too. */
const SKIP = 'endpointslice.kubernetes.io/skip-mirror';

/** Endpoints that are no more than a lock among leaders. */
const LEADER = 'control-plane.alpha.kubernetes.io/leader';

/**
 * Shows endpoints that somebody wrote for a service without a selector as endpoint slices, too.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#endpointslice-mirroring
 */
export const createEndpointSliceMirroringController = (): Controller => ({
  name: 'endpointslice-mirroring-controller',
  watches: [
    watchSelf(endpointsKind),
    watchSliceRemovals,
    {
      kind: serviceKind,
      keysOf: (service, { listers }) => (byKey(listers.of(endpointsKind), keyOf(service)) ? [keyOf(service)] : []),
    },
  ],
  reconcile: async (key, context) => {
    const endpoints = byKey(context.listers.of<Endpoints>(endpointsKind), key);
    if (endpoints === undefined || endpoints.metadata.deletionTimestamp !== undefined) return;
    const service = byKey(context.listers.of<Service>(serviceKind), key);
    const isMirrored = service !== undefined && service.spec.selector === undefined && isMeant(endpoints);
    await writeSlices(endpoints.metadata.uid, isMirrored ? mirroredSlices(endpoints) : [], undefined, context);
  },
});

const isMeant = ({ metadata: { labels, annotations } }: KubeObject): boolean =>
  labels?.[SKIP] !== 'true' && annotations?.[LEADER] === undefined;
