import { goTime } from '../../../resources/values/go-time.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import {
  deployerPodName,
  isCancelled,
  type RolloutPhase,
  rolloutAnnotations,
} from '../../../resources/workloads/rollout.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import type { Transition } from './deployer-controller.ts';
import { recordRolloutEvent } from './rollout-event.ts';

/** What has become of the deployer pod of a rollout that is under way. */
export const deployerOutcome = async (
  rollout: ReplicationController,
  pod: Pod | undefined,
  context: ControllerContext,
): Promise<Transition> => {
  if (pod === undefined) return missing(rollout, context);
  const phase = podPhase(pod);
  if (phase === 'Complete') return complete(rollout, pod, context);
  return { phase, annotations: phase === 'Failed' ? completedAt(pod) : {} };
};

/** The phase of a rollout that has this deployer pod. */
export const podPhase = ({ status }: Pod): RolloutPhase => {
  const phases: Readonly<Record<string, RolloutPhase>> = {
    Pending: 'Pending',
    Running: 'Running',
    Succeeded: 'Complete',
    Failed: 'Failed',
  };
  return phases[status?.phase ?? ''] ?? 'New';
};

/** The deployer of a cancelled rollout was deleted on purpose. */
const missing = async (rollout: ReplicationController, context: ControllerContext): Promise<Transition> => {
  if (isCancelled(rollout)) return { phase: 'Failed', annotations: {} };
  const message = `Deployer pod ${JSON.stringify(deployerPodName(rollout.metadata.name))} has gone missing`;
  await recordRolloutEvent(rollout, 'Warning', 'Failed', message, context);
  return { phase: 'Failed', annotations: { [rolloutAnnotations.reason]: 'deployer pod no longer exists' } };
};

const complete = async (rollout: ReplicationController, pod: Pod, context: ControllerContext): Promise<Transition> => {
  const late = isCancelled(rollout);
  if (late)
    await recordRolloutEvent(rollout, 'Warning', 'FailedCancellation', 'Succeeded before cancel recorded', context);
  return {
    phase: 'Complete',
    annotations: {
      ...completedAt(pod),
      ...(late ? { [rolloutAnnotations.cancelled]: undefined, [rolloutAnnotations.reason]: undefined } : {}),
      [rolloutAnnotations.replicas]: rollout.metadata.annotations?.[rolloutAnnotations.desiredReplicas] ?? '',
      [rolloutAnnotations.desiredReplicas]: undefined,
    },
  };
};

const completedAt = ({ status }: Pod): Record<string, string> => {
  const ended = status?.containerStatuses?.[0]?.state?.terminated;
  return ended?.finishedAt ? { [rolloutAnnotations.deployerCompleted]: goTime(ended.finishedAt) } : {};
};
