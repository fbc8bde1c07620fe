import type { DeploymentStrategy } from '../../../resources/deployment-config.ts';
import { replicationControllerKind } from '../../../resources/kinds.ts';
import type { ReplicationController } from '../../../resources/replication-controller.ts';
import { rolloutAnnotations } from '../../../resources/rollout.ts';
import type { Deployment, Transition } from './deployment.ts';
import { runHook } from './hook.ts';
import { recreate } from './recreate.ts';
import { type RollingBounds, rollingBounds, stepDown, stepUp } from './rolling-steps.ts';

/**
 * Replaces the pods of the old version step by step, within bounds. A first version has nothing to replace: it is scaled up.
 *
 * @throws Error when no step can be taken for `timeoutSeconds`
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/cli/deployer/strategy/rolling/rolling.go
 */
export const roll = async (transition: Transition): Promise<void> => {
  const { deployment, config, from, to, desired } = transition;
  const params = config.spec.strategy?.rollingParams ?? {};
  await runHook('pre', params.pre, transition);
  if (from === undefined) {
    await recreate(transition);
  } else {
    await annotate(deployment, to, { [rolloutAnnotations.source]: `${from.metadata.name}:${from.metadata.uid}` });
    const original = Number(
      from.metadata.annotations?.[rolloutAnnotations.originalReplicas] ?? from.spec.replicas ?? 0,
    );
    await annotate(deployment, from, { [rolloutAnnotations.originalReplicas]: String(original) });
    const bounds = rollingBounds(params, desired, original);
    announce(transition, from, bounds);
    await update(deployment, from.metadata.name, to.metadata.name, bounds, params);
    await annotate(deployment, to, {
      [rolloutAnnotations.source]: undefined,
      [rolloutAnnotations.desiredReplicas]: undefined,
    });
  }
  await runHook('post', params.post, transition);
};

const announce = ({ deployment, to }: Transition, from: ReplicationController, bounds: RollingBounds): void =>
  deployment.say(
    `--> Scaling up ${to.metadata.name} from ${to.spec.replicas ?? 0} to ${bounds.desired}, scaling down ${from.metadata.name} from ${from.spec.replicas ?? 0} to 0 (keep ${bounds.minAvailable} pods available, don't exceed ${bounds.original + bounds.maxSurge} pods)`,
  );

const update = async (
  deployment: Deployment,
  from: string,
  to: string,
  bounds: RollingBounds,
  params: NonNullable<DeploymentStrategy['rollingParams']>,
): Promise<void> => {
  const timeout = (params.timeoutSeconds ?? 0) * 1000;
  const step = async (): Promise<boolean> => {
    const up = stepUp(await deployment.read(from), await deployment.read(to), bounds);
    if (up !== undefined) await scale(deployment, to, 'up', up);
    await pause(deployment, params.updatePeriodSeconds ?? 0);
    const down = stepDown(await deployment.read(from), await deployment.read(to), bounds);
    if (down !== undefined) await scale(deployment, from, 'down', down);
    return up !== undefined || down !== undefined;
  };
  for (;;) {
    const [old, fresh] = [await deployment.read(from), await deployment.read(to)];
    if (!old.spec.replicas && (fresh.spec.replicas ?? 0) === bounds.desired) return;
    if (!(await deployment.until(step, timeout)))
      throw new Error('timed out waiting for any update progress to be made');
  }
};

const scale = async (deployment: Deployment, name: string, way: 'up' | 'down', replicas: number): Promise<void> => {
  deployment.say(`    Scaling ${name} ${way} to ${replicas}`);
  await deployment.scale(name, replicas);
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
