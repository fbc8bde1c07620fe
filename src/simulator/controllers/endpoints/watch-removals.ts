import { endpointSliceKind, endpointsKind } from '../../../resources/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { keyOf, type WatchedKind } from '../../apimachinery/controller.ts';

/** The label by which endpoint slices tell their service. */
export const SERVICE_NAME = 'kubernetes.io/service-name';

/** What somebody else has removed is made again: the keys are those of the services. */
export const watchRemovals: readonly WatchedKind<KubeObject>[] = [
  { kind: endpointsKind, keysOf: (endpoints, { deleted }) => (deleted ? [keyOf(endpoints)] : []) },
  {
    kind: endpointSliceKind,
    keysOf: ({ metadata: { namespace, labels } }, { deleted }) =>
      deleted && labels?.[SERVICE_NAME] ? [`${namespace}/${labels[SERVICE_NAME]}`] : [],
  },
];
