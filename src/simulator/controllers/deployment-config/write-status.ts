import { deploymentConfigKind } from '../../../resources/kinds/kinds.ts';
import type { Condition } from '../../../resources/metadata/condition.ts';
import type { DeploymentConfig, DeploymentConfigStatus } from '../../../resources/workloads/deployment-config.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import { rolloutName } from '../../../resources/workloads/rollout.ts';
import { equal } from '../../apimachinery/equality.ts';
import { configConditions } from './config-conditions.ts';
import type { Rollouts } from './rollouts.ts';

/** What a status says besides what is counted. */
interface StatusOptions {
  /** Whether the present generation counts as seen; default yes. */
  readonly observe?: boolean;
  /** How the rollout goes, known from what was just done. */
  readonly progress?: Condition;
}

/** Writes the status of a config if it differs from the stored one. */
export const writeStatus = async (rollouts: Rollouts, options: StatusOptions = {}): Promise<void> => {
  const { config, context } = rollouts;
  const status = statusOf(rollouts, options);
  if (equal(status, config.status)) return;
  await context.client.updateStatus<DeploymentConfig>(deploymentConfigKind, { ...config, status });
};

const statusOf = ({ config, versions, context }: Rollouts, options: StatusOptions): DeploymentConfigStatus => {
  const old = config.status as DeploymentConfigStatus;
  const latest = versions.find(
    ({ metadata }) => metadata.name === rolloutName(config.metadata.name, old.latestVersion),
  );
  const total = sum(versions, ({ spec }) => spec.replicas);
  const available = sum(versions, ({ status }) => status?.availableReplicas);
  const ready = sum(versions, ({ status }) => status?.readyReplicas);
  const status: DeploymentConfigStatus = {
    latestVersion: old.latestVersion,
    observedGeneration:
      options.observe === false ? old.observedGeneration : (config.metadata.generation ?? old.observedGeneration),
    replicas: sum(versions, ({ status: each }) => each?.replicas),
    updatedReplicas: latest?.status?.replicas ?? 0,
    availableReplicas: available,
    unavailableReplicas: Math.max(0, total - available),
    ...(ready === 0 ? {} : { readyReplicas: ready }),
    ...(old.details === undefined ? {} : { details: old.details }),
  };
  const conditions = configConditions(config, status, latest, options.progress, context.clock.now());
  return { ...status, conditions };
};

const sum = (
  versions: readonly ReplicationController[],
  count: (version: ReplicationController) => number | undefined,
): number => versions.reduce((total, version) => total + (count(version) ?? 0), 0);
