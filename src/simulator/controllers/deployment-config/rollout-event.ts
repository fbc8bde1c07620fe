import { deploymentConfigKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import { rolloutAnnotations } from '../../../resources/workloads/rollout.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';

/** Says what happened to a rollout: of its config as long as that is there. */
export const recordRolloutEvent = (
  rollout: ReplicationController,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
  { events, listers }: ControllerContext,
): Promise<void> => {
  const name = rollout.metadata.annotations?.[rolloutAnnotations.config] ?? '';
  const config = listers.of<KubeObject>(deploymentConfigKind).get(rollout.metadata.namespace, name);
  return events.record({
    object: config ?? rollout,
    type,
    reason,
    message,
    source: { component: 'deployer-controller' },
  });
};
