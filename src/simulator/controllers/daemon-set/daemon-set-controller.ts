import { daemonSetKind, nodeKind, podKind } from '../../../resources/kinds/kinds.ts';
import type { Node } from '../../../resources/nodes/node.ts';
import type { DaemonSet } from '../../../resources/workloads/daemon-set.ts';
import { hasEnded, type Pod } from '../../../resources/workloads/pod.ts';
import {
  byKey,
  type Controller,
  type ControllerContext,
  keyOf,
  type Outcome,
  type WatchedKind,
  watchOwned,
  watchSelf,
} from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
import { ensureRevision, limitRevisions, REVISION_HASH } from '../controller-revision/controller-revision.ts';
import { type Orphans, trackOrphans } from '../orphans.ts';
import { claimPods } from '../pod/claim-pods.ts';
import { wishOf } from './daemon-pod.ts';
import { daemonSetStatus } from './daemon-set-status.ts';
import { createFailureDelays, type FailureDelays } from './failure-delays.ts';
import { placePods } from './place-pods.ts';

/**
 * Runs daemon sets: one pod on each node that fits.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/controller/daemon/daemon_controller.go
 */
export const createDaemonSetController = (): Controller => {
  const orphans = trackOrphans<Pod, DaemonSet>(podKind, daemonSetKind, ({ spec }) => spec.selector);
  const delays = createFailureDelays();
  return {
    name: 'daemonset-controller',
    watches: [watchSelf(daemonSetKind), watchOwned(podKind, daemonSetKind), orphans.watch, watchNodes],
    reconcile: async (key, context) => {
      const set = byKey(context.listers.of<DaemonSet>(daemonSetKind), key);
      return set === undefined || set.metadata.deletionTimestamp !== undefined
        ? undefined
        : reconcile(set, orphans, delays, context);
    },
  };
};

const reconcile = async (
  set: DaemonSet,
  orphans: Orphans<Pod>,
  delays: FailureDelays,
  context: ControllerContext,
): Promise<Outcome | void> => {
  const revision = await ensureRevision(set, context);
  const hash = revision.metadata.labels?.[REVISION_HASH] ?? '';
  const pods = (await claimPods(set, set.spec.selector, orphans, context)).filter(isPresent);
  const all = context.listers.of<Node>(nodeKind).list();
  const { run: nodes = [], leave = [] } = Object.groupBy(all, wishOf(set));
  const left = leave.map(({ metadata }) => metadata.name);
  // What could not be done must not hide what has been.
  const [placed] = await Promise.allSettled([
    placePods({ set, hash, pods, nodes, left: new Set(left), delays }, context),
  ]);
  const present = context.listers.of<Pod>(podKind).ownedBy(set.metadata.uid ?? '');
  const status = daemonSetStatus(set, present.filter(isPresent), all, nodes, hash, context.clock.now());
  if (!equal(set.status, status)) {
    const { namespace, name } = set.metadata;
    await context.client.modify<DaemonSet>(
      daemonSetKind,
      namespace,
      name,
      (current) => void (current.status = status),
      'status',
    );
  }
  if (placed.status === 'rejected') throw placed.reason;
  const wait = placed.value;
  const inUse = new Set([hash, ...present.map(({ metadata }) => metadata.labels?.[REVISION_HASH] ?? '')]);
  await limitRevisions(set, new Set([...inUse].map((each) => `${set.metadata.name}-${each}`)), context);
  const { minReadySeconds = 0 } = set.spec;
  const isMaturing = minReadySeconds > 0 && status.numberReady !== (status.numberAvailable ?? 0);
  const waits = [...(wait === undefined ? [] : [wait]), ...(isMaturing ? [minReadySeconds * 1000] : [])];
  return waits.length === 0 ? undefined : { requeueAfter: Math.min(...waits) };
};

/** With a pod that has ended and is going nothing remains to be done, though a finalizer may keep it. */
const isPresent = (pod: Pod): boolean => pod.metadata.deletionTimestamp === undefined || !hasEnded(pod);

/** A node that comes, goes or changes its labels and taints concerns all daemon sets. */
const watchNodes: WatchedKind<Node & { spec?: unknown }> = {
  kind: nodeKind,
  keysOf: (node, { previous, deleted, listers }) =>
    !deleted &&
    previous !== undefined &&
    equal(node.metadata.labels, previous.metadata.labels) &&
    equal(node.spec, previous.spec)
      ? []
      : listers.of(daemonSetKind).list().map(keyOf),
};
