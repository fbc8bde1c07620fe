import { podKind } from '../../../resources/kinds/kinds.ts';
import type { ControllerRevision } from '../../../resources/workloads/controller-revision.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { StatefulSet } from '../../../resources/workloads/stateful-set.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { REVISION_HASH } from '../controller-revision/controller-revision.ts';
import { podFromTemplate } from '../pod/pod-from-template.ts';
import { isAvailablePod } from '../pod/pod-readiness.ts';
import { ensureClaims, handOverClaims } from './claims.ts';
import { ordinalOf, ordinalTemplate } from './ordinal-pod.ts';
import { reported } from './set-event.ts';

/** Where a stateful set stands. */
export interface SetState {
  readonly set: StatefulSet;
  readonly pods: readonly Pod[];
  /** What the pods ran before the update. */
  readonly current: ControllerRevision;
  readonly update: ControllerRevision;
}

/**
 * Goes as far as the order allows: makes missing pods from the lowest number up, removes surplus ones from the highest
 * down, then replaces outdated ones likewise. A surplus pod that does not work keeps those above it from going, unless none
 * below it is worse. With `Parallel` nobody waits for a neighbour, except in updates.
 *
 * @throws StatusError of a pod that cannot be made or deleted
 */
export const advanceSet = async (state: SetState, context: ControllerContext): Promise<void> => {
  const { set, pods } = state;
  const first = set.spec.ordinals?.start ?? 0;
  const end = first + (set.spec.replicas ?? 0);
  const inOrder = set.spec.podManagementPolicy !== 'Parallel';
  const byOrdinal = new Map(pods.map((pod) => [ordinalOf(pod, set), pod]));
  for (let ordinal = first; ordinal < end; ordinal++) {
    const isSettled = await settlePod(state, ordinal, byOrdinal.get(ordinal), context);
    if (!isSettled && inOrder) return;
  }
  const surplus = pods
    .filter((pod) => ordinalOf(pod, set) < first || ordinalOf(pod, set) >= end)
    .sort((one, other) => ordinalOf(other, set) - ordinalOf(one, set));
  for (const pod of surplus) await handOverClaims(set, pod, true, context);
  const unhealthy = surplus.findLast((pod) => !isHealthy(pod, set, context));
  for (const pod of surplus) {
    const isBlocked = inOrder && pod !== unhealthy && !isHealthy(pod, set, context);
    if (pod.metadata.deletionTimestamp === undefined && !isBlocked) await deletePod(state, pod, context);
    if (inOrder) return;
  }
  if (set.spec.updateStrategy?.type === 'RollingUpdate') await replaceOutdated(state, byOrdinal, context);
};

/** @returns whether the pod is there and available */
const settlePod = async (
  state: SetState,
  ordinal: number,
  pod: Pod | undefined,
  context: ControllerContext,
): Promise<boolean> => {
  if (pod === undefined) {
    await createPod(state, ordinal, context);
    return false;
  }
  if (pod.metadata.deletionTimestamp !== undefined) return false;
  if (pod.status?.phase === 'Failed' || pod.status?.phase === 'Succeeded') {
    await deletePod(state, pod, context);
    return false;
  }
  if (pod.status?.phase === 'Pending') await ensureClaims(state.set, ordinal, context);
  await handOverClaims(state.set, pod, false, context);
  return isHealthy(pod, state.set, context);
};

const replaceOutdated = async (
  state: SetState,
  byOrdinal: ReadonlyMap<number, Pod>,
  context: ControllerContext,
): Promise<void> => {
  const { set, update } = state;
  const partition = set.spec.updateStrategy?.rollingUpdate?.partition ?? 0;
  for (const ordinal of [...byOrdinal.keys()].sort((one, other) => other - one)) {
    const pod = byOrdinal.get(ordinal) as Pod;
    if (ordinal < (set.spec.ordinals?.start ?? 0) + partition) return;
    if (pod.metadata.labels?.[REVISION_HASH] !== update.metadata.name && pod.metadata.deletionTimestamp === undefined)
      return deletePod(state, pod, context);
    if (!isHealthy(pod, set, context)) return;
  }
};

const isHealthy = (pod: Pod, { spec }: StatefulSet, { clock }: ControllerContext): boolean =>
  pod.status?.phase === 'Running' &&
  pod.metadata.deletionTimestamp === undefined &&
  isAvailablePod(pod, spec.minReadySeconds ?? 0, clock.now());

const createPod = async (
  { set, current, update }: SetState,
  ordinal: number,
  context: ControllerContext,
): Promise<void> => {
  const start = set.spec.ordinals?.start ?? 0;
  const partition = set.spec.updateStrategy?.rollingUpdate?.partition ?? 0;
  const revision = ordinal < start + partition ? current : update;
  const name = `${set.metadata.name}-${ordinal}`;
  await reported(set, 'create', `Pod ${name}`, context, async () => {
    await ensureClaims(set, ordinal, context);
    await context.client.create(podKind, podFromTemplate(set, ordinalTemplate(set, revision, ordinal), { name }));
  });
};

const deletePod = ({ set }: SetState, { metadata }: Pod, context: ControllerContext): Promise<void> =>
  reported(set, 'delete', `Pod ${metadata.name}`, context, () =>
    context.client.delete(podKind, metadata.namespace, metadata.name),
  );
