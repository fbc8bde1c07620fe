import { replicationControllerKind } from '../../../resources/kinds/kinds.ts';
import { limitHistory } from './limit-history.ts';
import { rolloutController } from './rollout-controller.ts';
import { type Rollouts, recordEvent } from './rollouts.ts';
import { writeStatus } from './write-status.ts';

/**
 * Makes the replication controller of the latest version.
 *
 * @throws StatusError when that is refused; the config says why
 */
export const createRollout = async (rollouts: Rollouts): Promise<void> => {
  const { config, versions, context } = rollouts;
  const version = config.status?.latestVersion ?? 0;
  try {
    const created = await context.client.create(replicationControllerKind, rolloutController(config));
    const message = `Created new replication controller "${created.metadata.name}" for version ${version}`;
    await recordEvent(rollouts, 'Normal', 'DeploymentCreated', message);
    const extended = { ...rollouts, versions: [...versions, created] };
    await limitHistory(extended);
    await writeStatus(extended, {
      progress: { type: 'Progressing', status: 'True', reason: 'NewReplicationControllerCreated', message },
    });
  } catch (error) {
    const { message } = error as Error;
    await recordEvent(
      rollouts,
      'Warning',
      'DeploymentCreationFailed',
      `Couldn't deploy version ${version}: ${message}`,
    );
    await writeStatus(rollouts, {
      progress: { type: 'Progressing', status: 'False', reason: 'ReplicationControllerCreateError', message },
    });
    throw error;
  }
};
