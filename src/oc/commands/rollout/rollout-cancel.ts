import { deploymentConfigKind, replicationControllerKind } from '../../../resources/kinds/kinds.ts';
import type { DeploymentConfig } from '../../../resources/workloads/deployment-config.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import { hasEnded, isCancelled, phaseOf, rolloutAnnotations, versionOf } from '../../../resources/workloads/rollout.ts';
import { loadObjects } from '../../client/load-objects.ts';
import type { Command, Invocation } from '../../command.ts';
import { fileFlags, outputFlag } from '../../command-line/shared-flags.ts';
import { OcError, throwCollected, usageError } from '../../oc-error.ts';
import { longAgeSince } from '../../output/age.ts';
import { configRollouts } from '../../rollout/config-rollouts.ts';
import { selectRollouts } from '../../rollout/select-rollouts.ts';

/**
 * `oc rollout cancel`: ends the rollouts of a deployment config that are under way. The real one wants to say so and fails, as what it
 * prints has no kind; it keeps quiet about that.
 */
export const rolloutCancel: Command = {
  usage: '(TYPE NAME | TYPE/NAME) [flags]',
  flags: [...fileFlags, outputFlag],
  run: async (invocation) => {
    const errors: unknown[] = [];
    const selections = await selectRollouts(
      invocation,
      usageError(invocation.path, 'a resource or filename must be specified'),
    );
    const loaded = await loadObjects(invocation, selections, errors);
    throwCollected(errors);
    for (const { kind, object } of loaded) {
      const { name, namespace } = object.metadata;
      if (kind !== deploymentConfigKind) {
        errors.push(new OcError(`expected deployment configuration, got ${kind.plural}`));
        continue;
      }
      if ((object as DeploymentConfig).spec.paused)
        errors.push(new OcError(`unable to cancel paused deployment ${namespace}/${name}`));
      await cancel(invocation, name).catch((error: unknown) => errors.push(error));
    }
    throwCollected(errors);
  },
};

const cancel = async ({ client, context, namespace }: Invocation, config: string): Promise<void> => {
  const rollouts = await configRollouts(client, namespace, config);
  const [latest] = rollouts;
  if (latest === undefined)
    throw new OcError(`there have been no replication controllers for ${namespace}/${config}\n`);
  let cancelled = false;
  for (const rollout of rollouts.filter((each) => !hasEnded(each))) {
    if (isCancelled(rollout)) {
      cancelled = false;
      continue;
    }
    await client.patch(replicationControllerKind, namespace, rollout.metadata.name, cancellation, 'strategic');
    cancelled = true;
  }
  if (!cancelled) context.stdout(idleText(latest, context.now()));
};

const cancellation = {
  metadata: {
    annotations: {
      [rolloutAnnotations.cancelled]: 'true',
      [rolloutAnnotations.reason]: 'cancelled by the user',
    },
  },
};

const idleText = (latest: ReplicationController, now: number): string => {
  const cancelling = isCancelled(latest) && !hasEnded(latest) ? ' (cancelling)' : '';
  const age = longAgeSince(now, latest.metadata.creationTimestamp).toLowerCase();
  return `No rollout is in progress (latest rollout #${versionOf(latest)} ${phaseOf(latest).toLowerCase()}${cancelling} ${age} ago)\n`;
};
