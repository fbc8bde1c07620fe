import { jobKind, podKind } from '../../../resources/kinds/kinds.ts';
import { controllerOf } from '../../../resources/metadata/controller-of.ts';
import type { Job } from '../../../resources/workloads/job.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { byKey, type Controller, keyOf, type WatchedKind } from '../../apimachinery/controller.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { isTracked, letGo } from './job-pods.ts';

/**
 * Lets go of pods whose job is no longer there to count them.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/controller/job/job_controller.go
 */
export const createTrackedPodController = (): Controller => ({
  name: 'job-tracked-pod-controller',
  watches: [
    {
      kind: podKind,
      keysOf: (pod, { deleted, listers }) => (!deleted && isLeft(pod, listers) ? [keyOf(pod)] : []),
    } satisfies WatchedKind<Pod>,
  ],
  reconcile: async (key, context) => {
    const pod = byKey(context.listers.of<Pod>(podKind), key);
    if (pod !== undefined && isLeft(pod, context.listers)) await letGo(pod, context);
  },
});

const isLeft = (pod: Pod, listers: Listers): boolean => {
  if (!isTracked(pod)) return false;
  const owner = controllerOf(pod);
  if (owner?.kind !== jobKind.kind) return true;
  return listers.of<Job>(jobKind).get(pod.metadata.namespace, owner.name)?.metadata.uid !== owner.uid;
};
