import { deploymentConfigKind, replicationControllerKind } from '../../../resources/kinds/kinds.ts';
import type { DeploymentConfig } from '../../../resources/workloads/deployment-config.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import { hasEnded, phaseOf, rolloutName } from '../../../resources/workloads/rollout.ts';
import { namedResource } from '../../client/named-resource.ts';
import { qualifiedName } from '../../client/object-name.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, stringFlag } from '../../command-line/flag.ts';
import { dryRunFlag } from '../../command-line/shared-flags.ts';
import { OcError } from '../../oc-error.ts';
import { formatTyped } from '../../output/format-chosen.ts';
import { objectFormats } from '../../output/formats.ts';
import { dryRunSuffix } from '../../output/print-outcome.ts';

/** `revision` is an older one that no message names. */
const latestFormats = [...objectFormats, 'revision'];

/**
 * `oc rollout latest`: starts a rollout of a deployment config with what its tags stand for now. A dry run of the server starts it, too:
 * the request knows no other.
 */
export const rolloutLatest: Command = {
  usage: 'DEPLOYMENTCONFIG [flags]',
  flags: [
    stringFlag('output', `Output format. One of: (${latestFormats.join(', ')}).`, {
      short: 'o',
      formats: latestFormats,
    }),
    dryRunFlag,
    booleanFlag('again', 'If true, deploy the current pod template without updating state from triggers'),
  ],
  run: async (invocation) => {
    const { args, flags, client, context, namespace } = invocation;
    const [word, ...more] = args;
    if (word === undefined || more.length > 0) throw new OcError('one deployment config name is needed as argument.');
    const { kind, name } = await namedResource(client, word, deploymentConfigKind);
    const config = await client.get<DeploymentConfig>(kind, namespace, name);
    if (kind !== deploymentConfigKind) throw new OcError(`${name} is not a deployment config`);
    if (config.spec.paused) throw new OcError('cannot deploy a paused deployment config');
    await refuseWhileRunning(invocation, config);
    const latest =
      flags.string('dry-run') === 'client'
        ? config
        : await client.createAt<DeploymentConfig>(deploymentConfigKind, namespace, `${name}/instantiate`, {
            kind: 'DeploymentRequest',
            apiVersion: 'apps.openshift.io/v1',
            name,
            latest: !flags.boolean('again'),
            force: true,
          });
    if (flags.string('output') === 'revision') return printRevision(invocation, latest);
    if (flags.has('output'))
      return context.stdout(formatTyped(flags, { objects: [latest], kinds: [deploymentConfigKind], single: true }));
    context.stdout(`${qualifiedName(deploymentConfigKind, name)} rolled out${dryRunSuffix(flags.string('dry-run'))}\n`);
  },
};

/** The format that older scripts use. */
const printRevision = ({ context }: Invocation, { status }: DeploymentConfig): void => {
  context.stderr(
    '--output=revision is deprecated. Use `--output=jsonpath={.status.latestVersion}` or `--output=go-template={{.status.latestVersion}}` instead\n',
  );
  context.stdout(`${status?.latestVersion ?? 0}`);
};

const refuseWhileRunning = async (
  { client, namespace }: Invocation,
  { metadata, status }: DeploymentConfig,
): Promise<void> => {
  const version = status?.latestVersion ?? 0;
  const rollout = await client.find<ReplicationController>(
    replicationControllerKind,
    namespace,
    rolloutName(metadata.name, version),
  );
  if (rollout !== undefined && !hasEnded(rollout))
    throw new OcError(`#${version} is already in progress (${phaseOf(rollout)}).`);
};
