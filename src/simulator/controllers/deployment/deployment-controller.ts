import { deploymentKind, podKind, replicaSetKind } from '../../../resources/kinds/kinds.ts';
import { conditionOf } from '../../../resources/metadata/condition.ts';
import { controllerOf } from '../../../resources/metadata/controller-of.ts';
import type { Deployment } from '../../../resources/workloads/deployment.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { ReplicaSet } from '../../../resources/workloads/replica-set.ts';
import {
  byKey,
  type Controller,
  type ControllerContext,
  type Outcome,
  type WatchedKind,
  watchOwned,
  watchSelf,
} from '../../apimachinery/controller.ts';
import { type Orphans, trackOrphans } from '../orphans.ts';
import { deploymentCondition, reasons, withCondition } from './deployment-condition.ts';
import { isComplete } from './deployment-status.ts';
import { ensureNewSet, findNewSet } from './new-replica-set.ts';
import { ownedReplicaSets } from './owned-replica-sets.ts';
import { applySize, isScalingEvent } from './proportional-scaling.ts';
import { recreate } from './recreate.ts';
import { limitRevisionHistory } from './revision-history.ts';
import { rollingUpdate } from './rolling-update.ts';
import type { Rollout } from './rollout.ts';
import { syncCounts, syncRolloutStatus } from './rollout-status.ts';

/**
 * Rolls out deployments: one replica set for each template, the pods moving from the old ones to the new one.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/controller/deployment/deployment_controller.go
 */
export const createDeploymentController = (): Controller => {
  const orphans = trackOrphans<ReplicaSet, Deployment>(replicaSetKind, deploymentKind, ({ spec }) => spec.selector);
  return {
    name: 'deployment-controller',
    watches: [watchSelf(deploymentKind), watchOwned(replicaSetKind, deploymentKind), orphans.watch, watchGonePods],
    reconcile: async (key, context) => {
      const deployment = byKey(context.listers.of<Deployment>(deploymentKind), key);
      return deployment === undefined ? undefined : reconcile(deployment, orphans, context);
    },
  };
};

const reconcile = async (
  found: Deployment,
  orphans: Orphans<ReplicaSet>,
  context: ControllerContext,
): Promise<Outcome | void> => {
  const deployment = await notePause(found, context);
  const sets = await ownedReplicaSets(deployment, orphans, context);
  const newSet = findNewSet(deployment, sets);
  const rollout: Rollout = { deployment, newSet, oldSets: sets.filter((set) => set !== newSet), context };
  if (deployment.metadata.deletionTimestamp !== undefined) return syncCounts(rollout);
  if (deployment.spec.paused || isScalingEvent(rollout)) {
    await ensureNewSet(rollout, false);
    await applySize(rollout);
    if (deployment.spec.paused) await limitRevisionHistory(rollout);
    return syncCounts(rollout);
  }
  const written = deployment.spec.strategy?.type === 'Recreate' ? await recreate(rollout) : await roll(rollout);
  if (!written && isComplete(rollout, rollout.deployment.status ?? {})) await limitRevisionHistory(rollout);
  return syncRolloutStatus(rollout);
};

const roll = async (rollout: Rollout): Promise<boolean> =>
  (await ensureNewSet(rollout, true)) || rollingUpdate(rollout);

/** While a deployment is paused its deadline does not run. */
const notePause = async (deployment: Deployment, { client, clock }: ControllerContext): Promise<Deployment> => {
  const { paused = false, progressDeadlineSeconds } = deployment.spec;
  const progress = conditionOf(deployment.status?.conditions, 'Progressing');
  if (progressDeadlineSeconds === undefined || progress?.reason === reasons.timedOut) return deployment;
  const isNoted = progress?.reason === reasons.paused;
  if (paused === isNoted) return deployment;
  const condition = paused
    ? deploymentCondition('Progressing', 'Unknown', reasons.paused, 'Deployment is paused', clock.now())
    : deploymentCondition('Progressing', 'Unknown', reasons.resumed, 'Deployment is resumed', clock.now());
  const { namespace, name } = deployment.metadata;
  return client.modify<Deployment>(
    deploymentKind,
    namespace,
    name,
    (current) =>
      void (current.status = {
        ...current.status,
        conditions: withCondition(current.status?.conditions ?? [], condition),
      }),
    'status',
  );
};

/** A deployment that recreates waits for the end of its old pods. */
const watchGonePods: WatchedKind<Pod> = {
  kind: podKind,
  keysOf: (pod, { deleted, listers }) => {
    const owner = deleted ? controllerOf(pod) : undefined;
    if (owner?.kind !== 'ReplicaSet') return [];
    const set = listers.of<ReplicaSet>(replicaSetKind).get(pod.metadata.namespace, owner.name);
    const deployment = set === undefined ? undefined : controllerOf(set);
    return deployment?.kind === 'Deployment' ? [`${pod.metadata.namespace}/${deployment.name}`] : [];
  },
};
