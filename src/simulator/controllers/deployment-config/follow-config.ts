import { replicationControllerKind } from '../../../resources/kinds/kinds.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import { phaseOf, versionOf } from '../../../resources/workloads/rollout.ts';
import { limitHistory } from './limit-history.ts';
import { type Rollouts, recordEvent } from './rollouts.ts';
import { writeStatus } from './write-status.ts';

/** When no rollout is under way: gives the last complete version the size of the config, and all others none. */
export const followConfig = async (rollouts: Rollouts): Promise<void> => {
  const { config, versions } = rollouts;
  const [active] = versions
    .filter((version) => phaseOf(version) === 'Complete')
    .sort((one, other) => versionOf(other) - versionOf(one));
  const scaled: ReplicationController[] = [];
  for (const version of [...versions].sort((one, other) => versionOf(one) - versionOf(other))) {
    const wanted = version === active && !config.spec.test ? (config.spec.replicas ?? 0) : 0;
    scaled.push((version.spec.replicas ?? 0) === wanted ? version : await scale(version, wanted, rollouts));
  }
  const now = { ...rollouts, versions: scaled };
  await limitHistory(now);
  await writeStatus(now);
};

const scale = async (
  { metadata, spec }: ReplicationController,
  replicas: number,
  rollouts: Rollouts,
): Promise<ReplicationController> => {
  const from = `from ${spec.replicas ?? 0} to ${replicas}`;
  const scaled = await rollouts.context.client
    .modify<ReplicationController>(
      replicationControllerKind,
      metadata.namespace,
      metadata.name,
      (current) => void (current.spec.replicas = replicas),
    )
    .catch(async (error: Error) => {
      const message = `Failed to scale replication controler "${metadata.name}" ${from}: ${error.message}`;
      await recordEvent(rollouts, 'Warning', 'ReplicationControllerScaleFailed', message);
      throw error;
    });
  const message = `Scaled replication controller "${metadata.name}" ${from}`;
  await recordEvent(rollouts, 'Normal', 'ReplicationControllerScaled', message);
  return scaled;
};
