import { replicationControllerKind } from '../../../resources/kinds/kinds.ts';
import type { DeploymentStrategy } from '../../../resources/workloads/deployment-config.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import { rolloutAnnotations } from '../../../resources/workloads/rollout.ts';
import { repeatWarnings } from './deployer-event.ts';
import type { Deployment, Transition } from './deployment.ts';
import { runHook } from './hook.ts';
import { recreate } from './recreate.ts';
import { type RollingBounds, rollingBounds, stepDown, stepUp } from './rolling-steps.ts';
import type { Until } from './until.ts';

/**
 * Replaces the pods of the old version step by step, within bounds. A first version has nothing to replace: it is scaled up.
 *
 * @throws Error when no step can be taken for `timeoutSeconds`
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/cli/deployer/strategy/rolling/rolling.go
 */
export const roll = async (transition: Transition): Promise<void> => {
  const { config, from } = transition;
  const params = config.spec.strategy?.rollingParams ?? {};
  await runHook('pre', params.pre, transition);
  if (from === undefined) {
    await recreate(transition);
    return runHook('post', params.post, transition);
  }
  const { deployment, to } = transition;
  try {
    await replace(transition, from, params);
    await runHook('post', params.post, transition);
  } finally {
    await repeatWarnings(deployment, to);
    await repeatWarnings(deployment, from);
  }
};

type RollingParams = NonNullable<DeploymentStrategy['rollingParams']>;

const replace = async (
  { deployment, to, desired, goal }: Transition,
  from: ReplicationController,
  params: RollingParams,
): Promise<void> => {
  goal.stopAt('pre', 'pre hook succeeded');
  goal.stopAt('0%', 'Reached 0% (before rollout)');
  await annotate(deployment, to, { [rolloutAnnotations.source]: `${from.metadata.name}:${from.metadata.uid}` });
  if (from.metadata.annotations?.[rolloutAnnotations.originalReplicas] === undefined)
    await annotate(deployment, from, { [rolloutAnnotations.originalReplicas]: String(from.spec.replicas ?? 0) });
  const bounds = rollingBounds(params, desired);
  announce(deployment, from, to, bounds);
  await update(deployment, from.metadata.name, to, { bounds, params, goal });
  await annotate(deployment, to, {
    [rolloutAnnotations.source]: undefined,
    [rolloutAnnotations.desiredReplicas]: undefined,
  });
};

const announce = (
  deployment: Deployment,
  from: ReplicationController,
  to: ReplicationController,
  bounds: RollingBounds,
): void =>
  deployment.say(
    `--> Scaling up ${to.metadata.name} from ${to.spec.replicas ?? 0} to ${bounds.desired}, scaling down ${from.metadata.name} from ${from.spec.replicas ?? 0} to 0 (keep ${bounds.minAvailable} pods available, don't exceed ${bounds.desired + bounds.maxSurge} pods)`,
  );

const update = async (
  deployment: Deployment,
  from: string,
  { metadata: { name: to }, spec: { replicas: first = 0 } }: ReplicationController,
  { bounds, params, goal }: { bounds: RollingBounds; params: RollingParams; goal: Until },
): Promise<void> => {
  const timeout = Number(params.timeoutSeconds ?? 0) * 1000;
  const distance = Math.abs(bounds.desired - first);
  const progress = async (): Promise<void> => {
    const left = Math.abs(bounds.desired - ((await deployment.read(to)).spec.replicas ?? 0));
    goal.stopWhen(distance === 0 ? 100 : Math.trunc(((distance - left) * 100) / distance));
  };
  const step = async (): Promise<boolean> => {
    const up = stepUp(await deployment.read(from), await deployment.read(to), bounds);
    if (up !== undefined) await scale(deployment, to, 'up', up, timeout);
    await progress();
    await pause(deployment, params.updatePeriodSeconds ?? 0);
    const down = stepDown(await deployment.read(from), await deployment.read(to), bounds);
    if (down !== undefined) await scale(deployment, from, 'down', down, timeout);
    await progress();
    return up !== undefined || down !== undefined;
  };
  for (;;) {
    const [old, fresh] = [await deployment.read(from), await deployment.read(to)];
    if (!old.spec.replicas && (fresh.spec.replicas ?? 0) === bounds.desired) return goal.stopWhen(100);
    if (!(await deployment.until(step, timeout)))
      throw new Error('timed out waiting for any update progress to be made');
  }
};

const scale = async (
  deployment: Deployment,
  name: string,
  way: 'up' | 'down',
  replicas: number,
  timeout: number,
): Promise<void> => {
  deployment.say(`    Scaling ${name} ${way} to ${replicas}`);
  if (!(await deployment.scale(name, replicas, timeout)))
    throw new Error(`timed out waiting for "${name}" to be synced`);
};

/**
 * Time to be left between two steps. The default of one second does no more than space requests, which events make
 * unnecessary here: only longer ones are waited for.
 */
const pause = async (deployment: Deployment, seconds: number): Promise<void> => {
  if (seconds > 1) await deployment.until(async () => false, seconds * 1000);
};

const annotate = async (
  { client, namespace }: Deployment,
  { metadata }: ReplicationController,
  annotations: Readonly<Record<string, string | undefined>>,
): Promise<void> => {
  await client.modify<ReplicationController>(replicationControllerKind, namespace, metadata.name, (current) => {
    const next: Record<string, string> = { ...current.metadata.annotations };
    for (const [key, value] of Object.entries(annotations)) {
      if (value === undefined) delete next[key];
      else next[key] = value;
    }
    current.metadata.annotations = next;
  });
};
