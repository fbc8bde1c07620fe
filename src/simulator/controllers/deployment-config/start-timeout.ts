import type { DeploymentStrategy } from '../../../resources/workloads/deployment-config.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import { decodeConfig, rolloutAnnotations } from '../../../resources/workloads/rollout.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import type { Transition } from './deployer-controller.ts';
import { recordRolloutEvent } from './rollout-event.ts';

/** Seconds, unless the strategy says otherwise. */
const TIMEOUT = 600;

/** Gives up a rollout whose deployer pod could not be made in the time that its strategy has; a time of 0 never ends. */
export const startTimeout = async (
  rollout: ReplicationController,
  context: ControllerContext,
): Promise<Transition | undefined> => {
  const { namespace, name, creationTimestamp } = rollout.metadata;
  const timeout = timeoutOf(decodeConfig(rollout)?.spec.strategy ?? {});
  const age = Math.trunc((context.clock.now() - Date.parse(creationTimestamp ?? '')) / 1000);
  if (timeout <= 0 || age <= timeout) return undefined;
  const message = `Rollout for "${namespace}/${name}" failed to create deployer pod (timeoutSeconds: ${timeout}s)`;
  await recordRolloutEvent(rollout, 'Warning', 'RolloutTimeout', message, context);
  return { phase: 'Failed', annotations: { [rolloutAnnotations.reason]: 'unable to create deployer pod' } };
};

const timeoutOf = ({ type = 'Rolling', rollingParams, recreateParams }: DeploymentStrategy): number => {
  const params = { Rolling: rollingParams, Recreate: recreateParams }[type];
  return params?.timeoutSeconds ?? TIMEOUT;
};
