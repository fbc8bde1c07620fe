import { podKind, statefulSetKind } from '../../../resources/kinds/kinds.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { StatefulSet } from '../../../resources/workloads/stateful-set.ts';
import {
  byKey,
  type Controller,
  type ControllerContext,
  type Outcome,
  watchOwned,
  watchSelf,
} from '../../apimachinery/controller.ts';
import {
  ensureRevision,
  limitRevisions,
  REVISION_HASH,
  revisionsOf,
} from '../controller-revision/controller-revision.ts';
import { type Orphans, trackOrphans } from '../orphans.ts';
import { claimPods } from '../pod/claim-pods.ts';
import { advanceSet } from './advance-set.ts';
import { ordinalOf } from './ordinal-pod.ts';
import { statefulSetStatus, writeStatefulSetStatus } from './stateful-set-status.ts';

/**
 * Runs stateful sets: pods with fixed names, made and replaced in order.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/controller/statefulset/stateful_set_control.go
 */
export const createStatefulSetController = (): Controller => {
  const orphans = trackOrphans<Pod, StatefulSet>(podKind, statefulSetKind, ({ spec }) => spec.selector);
  return {
    name: 'statefulset-controller',
    watches: [watchSelf(statefulSetKind), watchOwned(podKind, statefulSetKind), orphans.watch],
    reconcile: async (key, context) => {
      const set = byKey(context.listers.of<StatefulSet>(statefulSetKind), key);
      return set === undefined || set.metadata.deletionTimestamp !== undefined
        ? undefined
        : reconcile(set, orphans, context);
    },
  };
};

const reconcile = async (
  set: StatefulSet,
  orphans: Orphans<Pod>,
  context: ControllerContext,
): Promise<Outcome | void> => {
  const update = await ensureRevision(set, context);
  const current =
    revisionsOf(set, context).find(({ metadata }) => metadata.name === set.status?.currentRevision) ?? update;
  const claimed = await claimPods(set, set.spec.selector, orphans, context);
  const pods = claimed.filter((pod) => ordinalOf(pod, set) >= 0);
  let failure: unknown;
  try {
    await advanceSet({ set, pods, current, update }, context);
  } catch (error) {
    failure = error;
  }
  const present = context.listers.of<Pod>(podKind).ownedBy(set.metadata.uid ?? '');
  const status = statefulSetStatus(set, present, current, update, context.clock.now());
  await writeStatefulSetStatus(set, status, context.client);
  if (failure !== undefined) throw failure;
  const inUse = new Set([
    current.metadata.name,
    update.metadata.name,
    ...present.map(({ metadata }) => metadata.labels?.[REVISION_HASH] ?? ''),
  ]);
  await limitRevisions(set, inUse, context);
  const { minReadySeconds = 0 } = set.spec;
  return minReadySeconds > 0 && status.readyReplicas !== status.availableReplicas
    ? { requeueAfter: minReadySeconds * 1000 }
    : undefined;
};
