import { deploymentConfigKind, replicationControllerKind } from '../../../resources/kinds/kinds.ts';
import type { DeploymentConfig } from '../../../resources/workloads/deployment-config.ts';
import { hasEnded, rolloutAnnotations, rolloutName, versionOf } from '../../../resources/workloads/rollout.ts';
import { byKey, type Controller, type WatchedKind, watchSelf } from '../../apimachinery/controller.ts';
import { cancelRunning } from './cancel-running.ts';
import { claimRollouts } from './claim-rollouts.ts';
import { createRollout } from './create-rollout.ts';
import { followConfig } from './follow-config.ts';
import { limitHistory } from './limit-history.ts';
import type { Rollouts } from './rollouts.ts';
import { triggerCauses } from './trigger-causes.ts';
import { writeStatus } from './write-status.ts';

/**
 * Decides when a deployment config gets a new version and makes the replication controller for it; the deployer does the rest. The
 * last complete version follows the size of the config, all others have none.
 *
 * @see https://github.com/openshift/openshift-controller-manager/blob/release-4.19/pkg/apps/deploymentconfig/deploymentconfig_controller.go
 */
export const createDeploymentConfigController = (): Controller => ({
  name: 'deploymentconfig-controller',
  program: 'openshift-controller-manager',
  watches: [watchSelf(deploymentConfigKind), watchRollouts],
  reconcile: async (key, context) => {
    const config = byKey(context.listers.of<DeploymentConfig>(deploymentConfigKind), key);
    if (config === undefined) return;
    const { latestVersion = 0 } = config.status ?? {};
    if (latestVersion === 0 && (config.spec.triggers ?? []).length === 0)
      return writeStatus({ config, versions: [], context });
    await reconcile({ config, versions: await claimRollouts(config, context), context });
  },
});

/** Replication controllers say of which config they are, also when nobody owns them. */
const watchRollouts: WatchedKind = {
  kind: replicationControllerKind,
  keysOf: ({ metadata }) => {
    const config = metadata.annotations?.[rolloutAnnotations.config];
    return config === undefined ? [] : [`${metadata.namespace}/${config}`];
  },
};

const reconcile = async (rollouts: Rollouts): Promise<void> => {
  const { config, versions } = rollouts;
  if (config.metadata.deletionTimestamp !== undefined) return writeStatus(rollouts);
  if (config.spec.paused) {
    await limitHistory(rollouts);
    return writeStatus(rollouts);
  }
  const version = config.status?.latestVersion ?? 0;
  if (versions.some((candidate) => versionOf(candidate) > version)) return catchUp(rollouts);
  const latest = versions.find(({ metadata }) => metadata.name === rolloutName(config.metadata.name, version));
  if (latest === undefined && (await cancelRunning(rollouts))) return;
  if (config.spec.template.spec.containers.some(({ image }) => !image?.trim())) return writeStatus(rollouts);
  const causes = triggerCauses(config, latest);
  if (causes === 'waiting') return writeStatus(rollouts);
  if (causes !== undefined) return startVersion(rollouts, causes);
  if (latest !== undefined)
    return hasEnded(latest) ? followConfig(rollouts) : writeStatus(rollouts, { observe: false });
  if (version > 0) return createRollout(rollouts);
  return writeStatus(rollouts);
};

/** A version that is there already, of an earlier config of this name, is counted as its own. */
const catchUp = async ({ config, context }: Rollouts): Promise<void> => {
  const status = config.status as NonNullable<DeploymentConfig['status']>;
  await context.client.updateStatus<DeploymentConfig>(deploymentConfigKind, {
    ...config,
    status: { ...status, latestVersion: status.latestVersion + 1 },
  });
};

/** Counts the next version, then looks again: its replication controller is missing now. */
const startVersion = async (
  rollouts: Rollouts,
  details: NonNullable<NonNullable<DeploymentConfig['status']>['details']>,
): Promise<void> => {
  const { config, context } = rollouts;
  const status = config.status as NonNullable<DeploymentConfig['status']>;
  const counted = await context.client.updateStatus<DeploymentConfig>(deploymentConfigKind, {
    ...config,
    status: { ...status, latestVersion: status.latestVersion + 1, details },
  });
  return reconcile({ ...rollouts, config: counted });
};
