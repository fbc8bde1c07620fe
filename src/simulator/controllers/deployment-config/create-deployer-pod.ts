import { podKind } from '../../../resources/kinds/kinds.ts';
import { goTime } from '../../../resources/values/go-time.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import { rolloutAnnotations } from '../../../resources/workloads/rollout.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import type { Transition } from './deployer-controller.ts';
import { podPhase } from './deployer-outcome.ts';
import { deployerPod } from './deployer-pod.ts';
import { recordRolloutEvent } from './rollout-event.ts';

/** What deployer pods run. */
export interface DeployerOptions {
  /** The pull spec of the deployer's image. */
  readonly image: string;
}

/**
 * Makes the deployer pod of a new rollout, or takes the one that is there already. A rollout that deployers are kept away from
 * stays new.
 *
 * @throws StatusError when the pod is refused
 */
export const createDeployerPod = async (
  rollout: ReplicationController,
  existing: Pod | undefined,
  { image }: DeployerOptions,
  context: ControllerContext,
): Promise<Transition> => {
  if (existing !== undefined) return takeOver(rollout, existing, context);
  if (rollout.metadata.annotations?.[rolloutAnnotations.ignored] !== undefined)
    return { phase: 'New', annotations: {} };
  const pod = await context.client.create<Pod>(podKind, deployerPod(rollout, image)).catch(async (error: Error) => {
    const message = `Error creating deployer pod: ${error.message}`;
    await recordRolloutEvent(rollout, 'Warning', 'FailedCreate', message, context);
    throw error;
  });
  return { phase: 'Pending', annotations: annotationsOf(pod) };
};

const takeOver = async (rollout: ReplicationController, pod: Pod, context: ControllerContext): Promise<Transition> => {
  if (pod.metadata.annotations?.[rolloutAnnotations.deployment] === rollout.metadata.name) {
    const phase = podPhase(pod);
    return { phase: phase === 'New' ? 'Pending' : phase, annotations: annotationsOf(pod) };
  }
  const message = `Error creating deployer pod since another pod with the same name (${JSON.stringify(pod.metadata.name)}) exists`;
  await recordRolloutEvent(rollout, 'Warning', 'FailedCreate', message, context);
  const reason = 'unrelated pod with the same name as this deployment is already running';
  return { phase: 'Failed', annotations: { [rolloutAnnotations.reason]: reason } };
};

const annotationsOf = ({ metadata }: Pod): Record<string, string> => ({
  [rolloutAnnotations.deployer]: metadata.name,
  [rolloutAnnotations.deployerCreated]: goTime(metadata.creationTimestamp),
});
