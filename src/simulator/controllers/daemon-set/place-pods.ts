import type { Node } from '../../../resources/nodes/node.ts';
import { scaledValue } from '../../../resources/values/scaled-value.ts';
import type { DaemonSet } from '../../../resources/workloads/daemon-set.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { REVISION_HASH } from '../controller-revision/controller-revision.ts';
import { createPodControl } from '../pod/pod-control.ts';
import { isAvailablePod, isReadyPod } from '../pod/pod-readiness.ts';
import { daemonTemplate, nodeOf } from './daemon-pod.ts';
import { removeEnded } from './ended-pods.ts';
import type { FailureDelays } from './failure-delays.ts';
import { outdatedPods } from './outdated-pods.ts';
import { surgePlan } from './surge-plan.ts';

/** A daemon set, its pods, and the nodes that it wants to be on. */
export interface Placement {
  readonly set: DaemonSet;
  /** The revision of the present template. */
  readonly hash: string;
  readonly pods: readonly Pod[];
  readonly nodes: readonly Node[];
  /** Names of nodes that get no pod, but keep the one that they have. */
  readonly left: ReadonlySet<string>;
  readonly delays: FailureDelays;
}

/**
 * Makes the pods that nodes lack, removes those that are too many, and then lets the present template take over.
 *
 * @returns milliseconds after which to come back for a pod that failed, if there is one
 */
export const placePods = async (placement: Placement, context: ControllerContext): Promise<number | undefined> => {
  const { set, hash, pods, nodes, left } = placement;
  const control = createPodControl(context, 'daemonset-controller');
  const now = context.clock.now();
  const names = new Set(nodes.map(({ metadata }) => metadata.name));
  const present = pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const stays = (pod: Pod): boolean => names.has(nodeOf(pod)) || left.has(nodeOf(pod));
  for (const pod of present.filter((each) => !stays(each))) await control.delete(set, pod);
  const { wait, running } = await removeEnded(set, present.filter(stays), placement.delays, context);
  const surge = scaledValue(set.spec.updateStrategy?.rollingUpdate?.maxSurge ?? 0, nodes.length, Math.ceil);
  const surplus = [...Map.groupBy(running, nodeOf).values()].flatMap((each) => surplusOf(placement, each, surge, now));
  for (const pod of surplus) await control.delete(set, pod);
  const covered = new Set((surge > 0 ? running : pods).map(nodeOf));
  const lacking = [...names].filter((name) => !covered.has(name));
  for (const name of lacking) await control.create(set, daemonTemplate(set, hash, name));
  if (set.spec.updateStrategy?.type !== 'RollingUpdate' || surplus.length + lacking.length > 0) return wait;
  const plan =
    surge > 0
      ? surgePlan(placement, running, surge, now)
      : { old: outdatedPods(set, pods, hash, names.size, now), fresh: [] };
  for (const pod of plan.old) await control.delete(set, pod);
  for (const name of plan.fresh) await control.create(set, daemonTemplate(set, hash, name));
  return wait;
};

/** Of the pods of one node those that are too many: all but the oldest; while a new one grows up, all but the oldest of each. */
const surplusOf = ({ set, hash }: Placement, pods: readonly Pod[], surge: number, now: number): Pod[] => {
  const oldestFirst = [...pods].sort((one, other) => created(one) - created(other));
  if (surge === 0 || pods.length < 2) return oldestFirst.slice(1);
  const isNew = ({ metadata }: Pod): boolean => metadata.labels?.[REVISION_HASH] === hash;
  const [fresh, old] = [oldestFirst.find(isNew), oldestFirst.find((pod) => !isNew(pod))];
  const surplus = oldestFirst.filter((pod) => pod !== fresh && pod !== old);
  const hasTakenOver =
    fresh !== undefined &&
    old !== undefined &&
    (!isReadyPod(old) || isAvailablePod(fresh, set.spec.minReadySeconds ?? 0, now));
  return hasTakenOver ? [...surplus, old] : surplus;
};

const created = ({ metadata }: Pod): number => Date.parse(metadata.creationTimestamp ?? '');
