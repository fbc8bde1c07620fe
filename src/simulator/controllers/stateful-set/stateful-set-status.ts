import { statefulSetKind } from '../../../resources/kinds/kinds.ts';
import type { ControllerRevision } from '../../../resources/workloads/controller-revision.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { StatefulSet } from '../../../resources/workloads/stateful-set.ts';
import type { Client } from '../../apimachinery/client.ts';
import { equal } from '../../apimachinery/equality.ts';
import { REVISION_HASH } from '../controller-revision/controller-revision.ts';
import { isAvailablePod, isReadyPod } from '../pod/pod-readiness.ts';

type Status = NonNullable<StatefulSet['status']>;

/** Counts the pods of a set by readiness and revision. A finished update makes its revision the current one. */
export const statefulSetStatus = (
  set: StatefulSet,
  pods: readonly Pod[],
  current: ControllerRevision,
  update: ControllerRevision,
  now: number,
): Status => {
  const running = pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const ofRevision = ({ metadata }: ControllerRevision): number =>
    running.filter((pod) => pod.metadata.labels?.[REVISION_HASH] === metadata.name).length;
  const ready = running.filter((pod) => pod.status?.phase === 'Running' && isReadyPod(pod)).length;
  const available = running.filter((pod) => isAvailablePod(pod, set.spec.minReadySeconds ?? 0, now)).length;
  const updated = ofRevision(update);
  const isDone =
    set.spec.updateStrategy?.type === 'RollingUpdate' &&
    updated === pods.length &&
    ready === pods.length &&
    updated === set.spec.replicas;
  return {
    observedGeneration: set.metadata.generation,
    replicas: pods.length,
    ...nonZero({
      readyReplicas: ready,
      currentReplicas: isDone ? updated : ofRevision(current),
      updatedReplicas: updated,
    }),
    availableReplicas: available,
    currentRevision: (isDone ? update : current).metadata.name,
    updateRevision: update.metadata.name,
    collisionCount: 0,
  };
};

export const writeStatefulSetStatus = async (set: StatefulSet, status: Status, client: Client): Promise<void> => {
  if (equal(set.status, status)) return;
  const { namespace, name } = set.metadata;
  await client.modify<StatefulSet>(
    statefulSetKind,
    namespace,
    name,
    (current) => void (current.status = status),
    'status',
  );
};

const nonZero = (counts: Readonly<Record<string, number>>): Partial<Status> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
