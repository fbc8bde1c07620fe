import { eventKind } from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { Controller, WatchedKind } from '../../apimachinery/controller.ts';
import type { CoreEvent } from '../../apimachinery/events/event-recorder.ts';

/** A kind that can be scaled, by group and name. */
export type ScaledKind = (group: string, kind: string) => ResourceKind | undefined;

/**
 * Wakes up what `oc idle` has put to sleep, when an event says that a service needs pods, as those that carry its traffic do on a
 * real cluster.
 *
 * @see https://docs.openshift.com/container-platform/4.19/applications/idling-applications.html
 */
export const createUnidlingController = (scaledKind: ScaledKind): Controller => ({
  name: 'unidling-controller',
  program: 'openshift-controller-manager',
  watches: [watchCalls] as Controller['watches'],
  reconcile: async (key, context) => {
    const { wakeService } = await import('./wake-service.ts');
    const [namespace = '', name = '', time = ''] = key.split('/');
    await wakeService({ namespace, name, time: Number(time) }, context, scaledKind);
  },
});

/** Calls, by the service and when they came. */
const watchCalls: WatchedKind<CoreEvent> = {
  kind: eventKind,
  keysOf: ({ reason, involvedObject, lastTimestamp }, { deleted }) =>
    reason === 'NeedPods' && !deleted
      ? [`${involvedObject.namespace}/${involvedObject.name}/${Date.parse(lastTimestamp ?? '') || 0}`]
      : [],
};
