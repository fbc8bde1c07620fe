import { conditionOf } from '../../resources/metadata/condition.ts';
import { type DeploymentConfig, imageTriggersOf } from '../../resources/workloads/deployment-config.ts';
import { OcError } from '../oc-error.ts';
import type { RolloutStatus } from './rollout-status.ts';

/**
 * How far the latest rollout of a deployment config has come.
 *
 * @throws OcError when it has failed, or will not go on by itself
 */
export const configStatus = ({ metadata, spec, status }: DeploymentConfig, revision: number): RolloutStatus => {
  const { name, generation = 0 } = metadata;
  const {
    latestVersion = 0,
    observedGeneration = 0,
    replicas = 0,
    updatedReplicas = 0,
    availableReplicas = 0,
  } = status ?? {};
  if (latestVersion === 0 && imageTriggersOf({ spec }).length > 0)
    return { text: `Deployment config ${JSON.stringify(name)} waiting on image update\n`, done: false };
  if (latestVersion === 0 && (spec.triggers ?? []).length === 0)
    throw new OcError(
      `Deployment config ${JSON.stringify(name)} waiting on manual update (use 'oc rollout latest ${name}')`,
    );
  if (revision > 0 && latestVersion !== revision)
    throw new OcError(`desired revision (${revision}) is different from the running revision (${latestVersion})`);
  const waiting = (what: string): RolloutStatus => ({
    text: `Waiting for rollout to finish: ${what}...\n`,
    done: false,
  });
  if (generation <= observedGeneration) {
    const progress = conditionOf(status?.conditions, 'Progressing');
    if (progress?.reason === 'NewReplicationControllerAvailable') return { text: `${progress.message}\n`, done: true };
    if (progress?.reason === 'ProgressDeadlineExceeded' || progress?.reason === 'RolloutCancelled')
      throw new OcError(progress.message ?? '');
    if (spec.paused)
      throw new OcError(
        `Deployment config ${JSON.stringify(name)} is paused. Resume to continue watching the status of the rollout.\n`,
      );
    const wanted = spec.replicas ?? 0;
    if (updatedReplicas < wanted) return waiting(`${updatedReplicas} out of ${wanted} new replicas have been updated`);
    if (replicas > updatedReplicas)
      return waiting(`${replicas - updatedReplicas} old replicas are pending termination`);
    if (availableReplicas < updatedReplicas)
      return waiting(`${availableReplicas} of ${updatedReplicas} updated replicas are available`);
  }
  return {
    text: 'Waiting for latest deployment config spec to be observed by the controller loop...\n',
    done: false,
  };
};
