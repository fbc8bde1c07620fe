import { podKind } from '../../../resources/kinds/kinds.ts';
import { conditionOf } from '../../../resources/metadata/condition.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { byKey, type Controller, keyOf, type WatchedKind } from '../../apimachinery/controller.ts';
import { podConditionsWith } from '../../apimachinery/pods/pod-conditions-with.ts';
import { isActivePod } from '../pod/pod-readiness.ts';

/** How long a pod may be about to be taken away before nobody believes it any more, in milliseconds. */
const PATIENCE = 2 * 60_000;

/**
 * Takes back that a pod is about to be taken away, when nobody did.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/controller/disruption/disruption.go
 */
export const createStaleDisruptionController = (): Controller => ({
  name: 'stale-disruption',
  watches: [watchDisruptedPods],
  reconcile: async (key, { listers, client, clock }) => {
    const pod = byKey(listers.of<Pod>(podKind), key);
    const since = pod && disruptedSince(pod);
    if (pod === undefined || since === undefined) return undefined;
    const wait = since + PATIENCE - clock.now();
    if (wait > 0) return { requeueAfter: wait };
    const { namespace, name } = pod.metadata;
    await client.modify<Pod>(
      podKind,
      namespace,
      name,
      (current) => {
        const condition = { type: 'DisruptionTarget', status: 'False' } as const;
        current.status = {
          ...current.status,
          conditions: podConditionsWith(current.status?.conditions, condition, clock.now()),
        };
      },
      'status',
    );
    return undefined;
  },
});

/**
 * Since when a pod says that it is about to be taken away, and is not going. What a kubelet ends may take as long as it
 * likes, and what has ended needs no correction.
 */
const disruptedSince = (pod: Pod): number | undefined => {
  const condition = conditionOf(pod.status?.conditions, 'DisruptionTarget');
  if (condition?.status !== 'True' || condition.reason === 'TerminationByKubelet' || !isActivePod(pod))
    return undefined;
  return Date.parse(condition.lastTransitionTime ?? '');
};

const watchDisruptedPods: WatchedKind<Pod> = {
  kind: podKind,
  keysOf: (pod, { deleted }) => (!deleted && disruptedSince(pod) !== undefined ? [keyOf(pod)] : []),
};
