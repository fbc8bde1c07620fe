import { replicationControllerKind } from '../../../resources/kinds/kinds.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import { hasEnded, isCancelled, rolloutAnnotations } from '../../../resources/workloads/rollout.ts';
import { type Rollouts, recordEvent } from './rollouts.ts';

/** Cancels rollouts of older versions. @returns whether there are any to wait for */
export const cancelRunning = async (rollouts: Rollouts): Promise<boolean> => {
  const running = rollouts.versions.filter((version) => !hasEnded(version));
  const latest = rollouts.config.status?.latestVersion ?? 0;
  for (const version of running) {
    if (isCancelled(version)) continue;
    await cancel(version, rollouts);
    await recordEvent(
      rollouts,
      'Normal',
      'DeploymentCancelled',
      `Cancelled deployment "${version.metadata.name}" superceded by version ${latest}`,
    );
  }
  if (running.length > 0)
    await recordEvent(
      rollouts,
      'Normal',
      'DeploymentAwaitingCancellation',
      `Deployment of version ${latest} awaiting cancellation of older running deployments`,
    );
  return running.length > 0;
};

const cancel = async ({ metadata }: ReplicationController, { context }: Rollouts): Promise<void> => {
  await context.client.modify<ReplicationController>(
    replicationControllerKind,
    metadata.namespace,
    metadata.name,
    (current) => {
      current.metadata.annotations = {
        ...current.metadata.annotations,
        [rolloutAnnotations.cancelled]: 'true',
        [rolloutAnnotations.reason]: 'newer deployment was found running',
      };
    },
  );
};
