import { deploymentConfigKind, namespaceKind, replicationControllerKind } from '../../../resources/kinds/kinds.ts';
import type { DeploymentConfig } from '../../../resources/workloads/deployment-config.ts';
import { imageTriggersOf } from '../../../resources/workloads/deployment-config.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import { phaseOf, rolloutAnnotations, versionOf } from '../../../resources/workloads/rollout.ts';
import { resolveKind } from '../../client/discovery.ts';
import { qualifiedName } from '../../client/object-name.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, numberFlag } from '../../command-line/flag.ts';
import { outputFlag } from '../../command-line/shared-flags.ts';
import { OcError } from '../../oc-error.ts';
import { formatTyped } from '../../output/format-chosen.ts';
import { configRollouts } from '../../rollout/config-rollouts.ts';

/** `oc rollback`: back to an older version of a deployment config, and no new images until told otherwise. */
export const rollback: Command = {
  usage: 'DEPLOYMENT [flags]',
  flags: [
    outputFlag,
    booleanFlag('dry-run', 'Show what the rollback would look like instead of performing it', { short: 'd' }),
    booleanFlag('change-triggers', "If true, include the previous deployment's triggers in the rollback"),
    booleanFlag('change-strategy', "If true, include the previous deployment's strategy in the rollback"),
    booleanFlag(
      'change-scaling-settings',
      "If true, include the previous deployment's replicationController replica count and selector in the rollback",
    ),
    numberFlag(
      'to-version',
      'A config version to rollback to. Specifying version 0 is the same as omitting a version.',
      {
        default: '0',
      },
    ),
  ],
  run: async (invocation) => {
    const { args, flags, client, context, namespace } = invocation;
    const [word, ...more] = args;
    if (word === undefined || more.length > 0) throw new OcError('a deployment or deployment config name is required');
    if (flags.number('to-version') < 0) throw new OcError('the to version must be >= 0');
    const { config, target } = await targetOf(invocation, word);
    const { name } = config.metadata;
    const changed = await client.createAt<DeploymentConfig>(
      deploymentConfigKind,
      namespace,
      `${name}/rollback`,
      request(invocation, name, target),
    );
    const subject = qualifiedName(deploymentConfigKind, name);
    if (flags.has('output'))
      return context.stdout(formatTyped(flags, { objects: [changed], kinds: [deploymentConfigKind], single: true }));
    if (flags.boolean('dry-run'))
      return context.stdout(`${subject} rolled back to ${target.metadata.name} (dry run)\n`);
    const written = await client.replace<DeploymentConfig>(deploymentConfigKind, namespace, name, changed);
    context.stdout(`${subject} deployment #${written.status?.latestVersion} rolled back to ${target.metadata.name}\n`);
    for (const { automatic, from } of imageTriggersOf(written))
      if (!automatic)
        context.stdout(
          `Warning: the following images triggers were disabled: ${from.name}\n  You can re-enable them with: oc set triggers dc/${name} --auto\n`,
        );
  },
};

interface Target {
  readonly config: DeploymentConfig;
  readonly target: ReplicationController;
}

/** A bare name is first taken for that of a replication controller; if there is none, it may be for want of the project. */
const targetOf = async (invocation: Invocation, word: string): Promise<Target> => {
  const { client, namespace, flags } = invocation;
  const candidates = word.includes('/') ? [word] : [`rc/${word}`, `dc/${word}`];
  for (const candidate of candidates) {
    const [type = '', name = ''] = candidate.split('/');
    const kind = await resolveKind(client, type);
    if (kind === replicationControllerKind) {
      const target = await client.find<ReplicationController>(kind, namespace, name);
      if (target === undefined) {
        await client.find(namespaceKind, '', namespace);
        continue;
      }
      const configName = target.metadata.annotations?.[rolloutAnnotations.config] ?? '';
      return { target, config: await client.get<DeploymentConfig>(deploymentConfigKind, namespace, configName) };
    }
    if (kind !== deploymentConfigKind) break;
    const config = await client.find<DeploymentConfig>(kind, namespace, name);
    if (config === undefined) continue;
    if (config.spec.paused) throw new OcError('cannot rollback a paused deployment config');
    return { config, target: await versionFor(invocation, config, flags.number('to-version')) };
  }
  throw new OcError(`${word} is not a valid deployment or deployment config`);
};

/** The version asked for, or else the last complete one before the latest. */
const versionFor = async (
  { client, namespace }: Invocation,
  { metadata, status }: DeploymentConfig,
  wanted: number,
): Promise<ReplicationController> => {
  const latest = status?.latestVersion ?? 0;
  const found = (await configRollouts(client, namespace, metadata.name)).find((rollout) =>
    wanted > 0 ? versionOf(rollout) === wanted : phaseOf(rollout) === 'Complete' && versionOf(rollout) < latest,
  );
  if (found === undefined) throw new OcError("couldn't find deployment for rollback");
  return found;
};

const request = ({ flags, namespace }: Invocation, name: string, target: ReplicationController): object => ({
  kind: 'DeploymentConfigRollback',
  apiVersion: 'apps.openshift.io/v1',
  name,
  spec: {
    from: { namespace, name: target.metadata.name },
    revision: versionOf(target),
    includeTriggers: flags.boolean('change-triggers'),
    includeTemplate: true,
    includeReplicationMeta: flags.boolean('change-scaling-settings'),
    includeStrategy: flags.boolean('change-strategy'),
  },
});
