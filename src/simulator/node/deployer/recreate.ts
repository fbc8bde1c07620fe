import { podKind } from '../../../resources/kinds/kinds.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import { labelSelectorOf } from '../../apimachinery/selection/label-selector.ts';
import { repeatWarnings } from './deployer-event.ts';
import type { Deployment, Transition } from './deployment.ts';
import { runHook } from './hook.ts';

/** Seconds that the new pods may take to become available. */
const TIMEOUT = 600;

/**
 * Stops all pods of the old version before it starts those of the new one.
 *
 * @throws Error when the new pods do not become available in time
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/cli/deployer/strategy/recreate/recreate.go
 */
export const recreate = async (transition: Transition): Promise<void> => {
  const { deployment, config, from, to, desired, goal } = transition;
  const { recreateParams: params, rollingParams } = config.spec.strategy ?? {};
  const timeout = Number(rollingParams?.timeoutSeconds ?? params?.timeoutSeconds ?? TIMEOUT) * 1000;
  await runHook('pre', params?.pre, transition);
  goal.stopAt('pre', 'pre hook succeeded');
  try {
    if (from !== undefined) await stop(deployment, from, timeout);
    goal.stopAt('0%', 'Reached 0% (no running pods)');
    await runHook('mid', params?.mid, transition);
    goal.stopAt('mid', 'mid hook succeeded');
    if (desired > 0) await start(transition, timeout);
    if (from === undefined) goal.stopBetween(1, 100);
    else goal.stopBetween(100, 100);
    await runHook('post', params?.post, transition);
  } finally {
    await repeatWarnings(deployment, to);
    await repeatWarnings(deployment, from);
  }
};

const start = async ({ deployment, from, to, desired, goal }: Transition, timeout: number): Promise<void> => {
  const { name } = to.metadata;
  if (from !== undefined) {
    deployment.say(`--> Scaling ${name} to 1 before performing acceptance check`);
    await scale(deployment, name, 1, timeout);
    await accept(deployment, name, timeout);
    goal.stopBetween(1, 99);
  }
  if ((await deployment.read(name)).spec.replicas !== desired) {
    deployment.say(`--> Scaling ${name} to ${desired}`);
    await scale(deployment, name, desired, timeout);
  }
  if (from === undefined) await accept(deployment, name, timeout);
};

/** Scales to nothing and waits until the last pod is gone; one that will not go does not stop the rollout. */
const stop = async (deployment: Deployment, { metadata, spec }: ReplicationController, timeout: number) => {
  deployment.say(`--> Scaling ${metadata.name} down to zero`);
  await scale(deployment, metadata.name, 0, timeout);
  const selector = labelSelectorOf({ matchLabels: spec.selector ?? {} });
  const isGone = async (): Promise<boolean> =>
    (await deployment.client.list<Pod>(podKind, deployment.namespace, selector)).every(({ status }) =>
      ['Failed', 'Succeeded'].includes(status?.phase ?? ''),
    );
  if (await deployment.until(isGone, timeout)) return;
  deployment.say('--> Failed to wait for old pods to be terminated: context deadline exceeded');
  deployment.say('New pods may be scaled up before old pods get terminated!');
};

/** Whether the pods were made in time is asked later. */
const scale = async (deployment: Deployment, name: string, replicas: number, timeout: number): Promise<void> => {
  await deployment.scale(name, replicas, timeout).catch((error: Error) => {
    throw new Error(`couldn't scale ${name} to ${replicas}: ${error.message}`, { cause: error });
  });
};

/** Waits for all pods to be available. */
const accept = async (deployment: Deployment, name: string, timeout: number): Promise<void> => {
  const isAvailable = async (): Promise<boolean> => {
    const { spec, status } = await deployment.read(name);
    return (status?.availableReplicas ?? 0) === (spec.replicas ?? 0);
  };
  if (!(await deployment.until(isAvailable, timeout)))
    throw new Error(
      `update acceptor rejected ${name}: pods for rc '${deployment.namespace}/${name}' took longer than ${timeout / 1000} seconds to become available`,
    );
};
