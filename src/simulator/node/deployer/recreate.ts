import { podKind } from '../../../resources/kinds.ts';
import type { Pod } from '../../../resources/pod.ts';
import type { ReplicationController } from '../../../resources/replication-controller.ts';
import { labelSelectorOf } from '../../apimachinery/label-selector.ts';
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
  const { deployment, config, from, to, desired } = transition;
  const { recreateParams: params, rollingParams } = config.spec.strategy ?? {};
  const timeout = (params?.timeoutSeconds ?? rollingParams?.timeoutSeconds ?? TIMEOUT) * 1000;
  await runHook('pre', params?.pre, transition);
  if (from !== undefined) await stop(deployment, from, timeout);
  await runHook('mid', params?.mid, transition);
  if (desired > 0) {
    if (from !== undefined) {
      deployment.say(`--> Scaling ${to.metadata.name} to 1 before performing acceptance check`);
      await scale(deployment, to.metadata.name, 1);
      await accept(deployment, to.metadata.name, timeout);
    }
    if ((await deployment.read(to.metadata.name)).spec.replicas !== desired) {
      deployment.say(`--> Scaling ${to.metadata.name} to ${desired}`);
      await scale(deployment, to.metadata.name, desired);
    }
    if (from === undefined) await accept(deployment, to.metadata.name, timeout);
  }
  await runHook('post', params?.post, transition);
};

/** Scales to nothing and waits until the last pod is gone; one that will not go does not stop the rollout. */
const stop = async (deployment: Deployment, { metadata, spec }: ReplicationController, timeout: number) => {
  deployment.say(`--> Scaling ${metadata.name} down to zero`);
  await scale(deployment, metadata.name, 0);
  const selector = labelSelectorOf({ matchLabels: spec.selector ?? {} });
  const isGone = async (): Promise<boolean> =>
    (await deployment.client.list<Pod>(podKind, deployment.namespace, selector)).length === 0;
  await deployment.until(isGone, timeout);
};

const scale = async (deployment: Deployment, name: string, replicas: number): Promise<void> => {
  await deployment.scale(name, replicas).catch((error: Error) => {
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
