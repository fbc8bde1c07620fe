import { horizontalPodAutoscalerKind } from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { HorizontalPodAutoscaler } from '../../../resources/workloads/horizontal-pod-autoscaler.ts';
import { byKey, type Controller, keyOf, type WatchedKind } from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
import type { KindFinder } from '../../apimachinery/kind-finder.ts';
import { decideReplicas } from './decide-replicas.ts';
import { writeAutoscalerStatus } from './write-status.ts';

interface Scalable extends KubeObject {
  spec?: { replicas?: number };
}

/**
 * Holds workloads between the bounds of their autoscalers. There is nobody who measures, so that within the bounds nothing
 * changes, and autoscalers say why.
 *
 * @param findKind knows what can be scaled
 * @param scaled the kinds whose changes are looked at
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export const createAutoscalerController = (findKind: KindFinder, scaled: readonly ResourceKind[]): Controller => ({
  name: 'horizontal-pod-autoscaler',
  watches: [watchAutoscalers, ...scaled.map(watchTargets)],
  reconcile: async (key, context) => {
    const autoscaler = byKey(context.listers.of<HorizontalPodAutoscaler>(horizontalPodAutoscalerKind), key);
    if (autoscaler === undefined || autoscaler.metadata.deletionTimestamp !== undefined) return;
    await writeAutoscalerStatus(autoscaler, await decideReplicas(autoscaler, findKind, context), context);
  },
});

const watchAutoscalers: WatchedKind<HorizontalPodAutoscaler> = {
  kind: horizontalPodAutoscalerKind,
  keysOf: (autoscaler, { previous, deleted }) =>
    deleted || (previous !== undefined && equal(autoscaler.spec, previous.spec)) ? [] : [keyOf(autoscaler)],
};

const watchTargets = (kind: ResourceKind): WatchedKind<Scalable> => ({
  kind,
  keysOf: ({ metadata: { namespace, name }, spec }, { previous, deleted, listers }) => {
    if (previous !== undefined && !deleted && previous.spec?.replicas === spec?.replicas) return [];
    return listers
      .of<HorizontalPodAutoscaler>(horizontalPodAutoscalerKind)
      .list(namespace)
      .filter(({ spec: { scaleTargetRef } }) => scaleTargetRef.kind === kind.kind && scaleTargetRef.name === name)
      .map(keyOf);
  },
});
