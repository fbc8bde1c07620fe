import { deploymentConfigKind, podKind, replicationControllerKind } from '../../../resources/kinds/kinds.ts';
import type { DeploymentConfig } from '../../../resources/workloads/deployment-config.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import { deployerLabel, phaseOf, rolloutAnnotations, rolloutName } from '../../../resources/workloads/rollout.ts';
import { loadObjects } from '../../client/load-objects.ts';
import { qualifiedName } from '../../client/object-name.ts';
import type { Command, Invocation } from '../../command.ts';
import { fileFlags, outputFlag } from '../../command-line/shared-flags.ts';
import { OcError, throwCollected, usageError } from '../../oc-error.ts';
import { selectRollouts } from '../../rollout/select-rollouts.ts';

/** `oc rollout retry`: starts the latest rollout of a deployment config again, after it has failed. */
export const rolloutRetry: Command = {
  usage: '(TYPE NAME | TYPE/NAME) [flags]',
  flags: [...fileFlags, outputFlag],
  run: async (invocation) => {
    const errors: unknown[] = [];
    const missing = usageError(invocation.path, 'retry (TYPE NAME | TYPE/NAME) [flags]');
    const selections = await selectRollouts(invocation, missing);
    const loaded = await loadObjects(invocation, selections, errors);
    for (const { kind, object } of loaded) {
      if (kind === deploymentConfigKind)
        await retry(invocation, object as DeploymentConfig).catch((error: unknown) => errors.push(error));
      else errors.push(new OcError(`expected deployment configuration, got *v1.${kind.kind}`));
    }
    throwCollected(errors);
  },
};

const retry = async ({ client, context, namespace }: Invocation, config: DeploymentConfig): Promise<void> => {
  const { name } = config.metadata;
  const version = config.status?.latestVersion ?? 0;
  if (config.spec.paused) throw new OcError(`unable to retry paused deployment config ${JSON.stringify(name)}`);
  if (version === 0) throw new OcError(`no rollouts found for ${JSON.stringify(name)}`);
  const rollout = rolloutName(name, version);
  const controller = await client.find<ReplicationController>(replicationControllerKind, namespace, rollout);
  if (controller === undefined)
    throw new OcError(
      `unable to find the latest rollout (#${version}).\nYou can start a new rollout with 'oc rollout latest dc/${name}'.`,
    );
  if (phaseOf(controller) !== 'Failed') throw new OcError(refusal(name, version, phaseOf(controller)));
  const { items } = await client.list(podKind, namespace, { labelSelector: `${deployerLabel}=${rollout}` });
  for (const pod of items) await client.remove(podKind, namespace, pod.metadata.name, {});
  await client.patch(replicationControllerKind, namespace, rollout, fresh, 'strategic');
  context.stdout(`${qualifiedName(deploymentConfigKind, name)} retried rollout #${version}\n`);
};

const fresh = {
  metadata: {
    annotations: {
      [rolloutAnnotations.phase]: 'New',
      [rolloutAnnotations.reason]: null,
      [rolloutAnnotations.cancelled]: null,
    },
  },
};

const refusal = (name: string, version: number, phase: string): string =>
  `rollout #${version} is ${phase.toLowerCase()}; only failed deployments can be retried.\n${
    phase === 'Complete'
      ? `You can start a new deployment with 'oc rollout latest dc/${name}'.`
      : `Optionally, you can cancel this deployment with 'oc rollout cancel dc/${name}'.`
  }`;
