import { endpointSliceKind } from '../../../resources/kinds/kinds.ts';
import type { WatchedKind } from '../../apimachinery/controller.ts';

/** The label by which endpoint slices tell their service. */
export const SERVICE_NAME = 'kubernetes.io/service-name';

/** Slices that somebody else has removed are made again: the keys are those of the services. */
export const watchSliceRemovals: WatchedKind = {
  kind: endpointSliceKind,
  keysOf: ({ metadata: { namespace, labels } }, { deleted }) =>
    deleted && labels?.[SERVICE_NAME] ? [`${namespace}/${labels[SERVICE_NAME]}`] : [],
};
