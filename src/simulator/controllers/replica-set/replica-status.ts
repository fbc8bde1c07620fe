import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { Condition } from '../../../resources/metadata/condition.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { ReplicaStatus } from '../../../resources/workloads/replica-set.ts';
import type { Client } from '../../apimachinery/client.ts';
import { equal } from '../../apimachinery/equality.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { isAvailablePod, isReadyPod } from '../pod/pod-readiness.ts';
import type { ReplicaOwner } from './replica-controller.ts';

/** The status of a replica set: counts that are zero are left out, as Go writes them. */
export const replicaStatus = (
  owner: ReplicaOwner,
  pods: readonly Pod[],
  failure: Error | undefined,
  now: number,
): ReplicaStatus => {
  const labels = Object.entries(owner.spec.template.metadata.labels ?? {});
  const minReadySeconds = owner.spec.minReadySeconds ?? 0;
  const fullyLabeled = pods.filter(({ metadata }) =>
    labels.every(([key, value]) => metadata.labels?.[key] === value),
  ).length;
  const ready = pods.filter(isReadyPod).length;
  const available = pods.filter((pod) => isAvailablePod(pod, minReadySeconds, now)).length;
  const conditions = conditionsOf(owner, pods.length, failure, now);
  return {
    replicas: pods.length,
    ...(fullyLabeled === 0 ? {} : { fullyLabeledReplicas: fullyLabeled }),
    ...(ready === 0 ? {} : { readyReplicas: ready }),
    ...(available === 0 ? {} : { availableReplicas: available }),
    ...(conditions.length === 0 ? {} : { conditions }),
    observedGeneration: owner.metadata.generation,
  };
};

/** Writes a status that differs from the stored one. */
export const writeReplicaStatus = async (
  owner: ReplicaOwner,
  status: ReplicaStatus,
  kind: ResourceKind,
  client: Client,
): Promise<void> => {
  if (equal(owner.status, status)) return;
  const { namespace, name } = owner.metadata;
  await client.modify<ReplicaOwner>(kind, namespace, name, (current) => void (current.status = status), 'status');
};

const FAILURE = 'ReplicaFailure';

/** A failure is reported with the words of its first occurrence until it is over. */
const conditionsOf = (
  { spec, status }: ReplicaOwner,
  count: number,
  failure: Error | undefined,
  now: number,
): Condition[] => {
  const conditions = status?.conditions ?? [];
  const others = conditions.filter(({ type }) => type !== FAILURE);
  if (failure === undefined) return others;
  if (others.length < conditions.length) return conditions;
  const reason = count < (spec.replicas ?? 0) ? 'FailedCreate' : 'FailedDelete';
  return [
    ...others,
    { type: FAILURE, status: 'True', lastTransitionTime: timestamp(now), reason, message: failure.message },
  ];
};
