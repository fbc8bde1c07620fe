import type { DaemonSet } from '../../../resources/daemon-set.ts';
import { daemonSetKind, nodeKind, podKind } from '../../../resources/kinds.ts';
import type { Node } from '../../../resources/node.ts';
import type { Pod } from '../../../resources/pod.ts';
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
import { createPodControl } from '../pod/pod-control.ts';
import { daemonTemplate, fitsNode, nodeOf } from './daemon-pod.ts';
import { daemonSetStatus } from './daemon-set-status.ts';
import { outdatedPods } from './outdated-pods.ts';

/**
 * Runs daemon sets: one pod on each node that fits.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/controller/daemon/daemon_controller.go
 */
export const createDaemonSetController = (): Controller => {
  const orphans = trackOrphans<Pod, DaemonSet>(podKind, daemonSetKind, ({ spec }) => spec.selector);
  return {
    name: 'daemonset-controller',
    watches: [watchSelf(daemonSetKind), watchOwned(podKind, daemonSetKind), orphans.watch, watchNodes],
    reconcile: async (key, context) => {
      const set = byKey(context.listers.of<DaemonSet>(daemonSetKind), key);
      return set === undefined || set.metadata.deletionTimestamp !== undefined
        ? undefined
        : reconcile(set, orphans, context);
    },
  };
};

const reconcile = async (
  set: DaemonSet,
  orphans: Orphans<Pod>,
  context: ControllerContext,
): Promise<Outcome | void> => {
  const revision = await ensureRevision(set, context);
  const hash = revision.metadata.labels?.['controller.kubernetes.io/hash'] ?? '';
  const pods = await claimPods(set, set.spec.selector, orphans, context);
  const nodes = context.listers
    .of<Node>(nodeKind)
    .list()
    .filter((node) => fitsNode(set, node));
  await placePods(set, hash, pods, nodes, context);
  const present = context.listers.of<Pod>(podKind).ownedBy(set.metadata.uid ?? '');
  const status = daemonSetStatus(set, present, nodes, hash, context.clock.now());
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
  const inUse = new Set([hash, ...present.map(({ metadata }) => metadata.labels?.[REVISION_HASH] ?? '')]);
  await limitRevisions(set, new Set([...inUse].map((each) => `${set.metadata.name}-${each}`)), context);
  const { minReadySeconds = 0 } = set.spec;
  return minReadySeconds > 0 && status.numberReady !== status.numberAvailable
    ? { requeueAfter: minReadySeconds * 1000 }
    : undefined;
};

const placePods = async (
  set: DaemonSet,
  hash: string,
  pods: readonly Pod[],
  nodes: readonly Node[],
  context: ControllerContext,
): Promise<void> => {
  const control = createPodControl(context, 'daemonset-controller');
  const names = new Set(nodes.map(({ metadata }) => metadata.name));
  const isGoing = ({ metadata }: Pod): boolean => metadata.deletionTimestamp !== undefined;
  for (const pod of pods)
    if (!isGoing(pod) && (!names.has(nodeOf(pod)) || pod.status?.phase === 'Failed')) await control.delete(set, pod);
  const covered = new Set(pods.map(nodeOf));
  for (const name of names) if (!covered.has(name)) await control.create(set, daemonTemplate(set, hash, name));
  if (set.spec.updateStrategy?.type !== 'RollingUpdate') return;
  for (const pod of outdatedPods(set, pods, hash, names.size, context.clock.now())) await control.delete(set, pod);
};

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
