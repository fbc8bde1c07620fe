import type { DeploymentConfig } from '../../../resources/workloads/deployment-config.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';

/** A deployment config and the replication controllers of its versions. */
export interface Rollouts {
  readonly config: DeploymentConfig;
  readonly versions: readonly ReplicationController[];
  readonly context: ControllerContext;
}

/** Says of a deployment config what was done to it. */
export const recordEvent = (
  { config, context }: Rollouts,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
): Promise<void> =>
  context.events.record({
    object: config,
    type,
    reason,
    message,
    source: { component: 'deploymentconfig-controller' },
  });
