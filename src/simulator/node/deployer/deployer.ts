import { replicationControllerKind } from '../../../resources/kinds/kinds.ts';
import type { DeploymentConfig } from '../../../resources/workloads/deployment-config.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import { decodeConfig, phaseOf, rolloutAnnotations, versionOf } from '../../../resources/workloads/rollout.ts';
import type { Client } from '../../apimachinery/client.ts';
import { labelSelectorOf } from '../../apimachinery/selection/label-selector.ts';
import type { Command } from '../exec/process.ts';
import { deployerVariables } from './deployer-variables.ts';
import { createDeployment, type Deployment, type PodOutput } from './deployment.ts';
import { recreate } from './recreate.ts';
import { roll } from './roll.ts';
import { ConditionReached, createUntil, type Until } from './until.ts';

/** How long older versions may take to go. Milliseconds. */
const SCALE_TIMEOUT = 120_000;

/**
 * The program of deployer pods: moves the pods of a deployment config from its last complete version to a new one, and says
 * what it does.
 *
 * `--until` makes it stop on the way.
 *
 * @param clientOf the API with the rights of the `deployer` service account of a namespace
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/cli/deployer/deployer.go
 */
export const createDeployer =
  (clientOf: (namespace: string) => Client, podOutput: PodOutput): Command =>
  async (process) => {
    const { args, environment, out, err } = process;
    const name = environment[deployerVariables.name] ?? '';
    const namespace = environment[deployerVariables.namespace] ?? '';
    try {
      const deployment = createDeployment(clientOf(namespace), namespace, podOutput, process);
      await deploy(deployment, name, createUntil(untilOption(args)));
      out('--> Success\n');
      return 0;
    } catch (error) {
      if (error instanceof ConditionReached) {
        out(`--> ${error.message}\n`);
        return 0;
      }
      err(`error: ${(error as Error).message}\n`);
      return 1;
    }
  };

const untilOption = (args: readonly string[]): string => {
  const at = args.findIndex((arg) => /^--until(?:=|$)/.test(arg));
  return args[at]?.split('=')[1] ?? args[at + 1] ?? '';
};

const deploy = async (deployment: Deployment, name: string, goal: Until): Promise<void> => {
  const to = await deployment.read(name).catch((error: Error) => {
    throw new Error(`couldn't get deployment ${name}: ${error.message}`, { cause: error });
  });
  const config = decodeConfig(to);
  if (config === undefined) throw new Error(`couldn't decode deployment config from deployment ${name}`);
  const strategy = strategyOf(config);
  const desired = to.metadata.annotations?.[rolloutAnnotations.desiredReplicas];
  if (desired === undefined)
    throw new Error(`deployment ${deployment.namespace}/${name} has already run to completion`);
  const others = await otherVersions(deployment, config, to);
  const from = others.find((candidate) => phaseOf(candidate) === 'Complete');
  if (from !== undefined && versionOf(to) < versionOf(from))
    throw new Error(`deployment ${to.metadata.name} is older than ${from.metadata.name}`);
  for (const { metadata, spec } of others) {
    if (metadata.name === from?.metadata.name || !spec.replicas) continue;
    await deployment.scale(metadata.name, 0, SCALE_TIMEOUT);
    deployment.say(`--> Scaled older deployment ${metadata.name} down`);
  }
  goal.stopAt('start', 'Ready to start deployment');
  await strategy({ deployment, config, from, to, desired: Number(desired), goal });
};

/** The other versions of the config, newest first. */
const otherVersions = async (
  { client, namespace }: Deployment,
  { metadata }: DeploymentConfig,
  to: ReplicationController,
): Promise<ReplicationController[]> => {
  const selector = labelSelectorOf({ matchLabels: { [rolloutAnnotations.config]: metadata.name } });
  const versions = await client.list<ReplicationController>(replicationControllerKind, namespace, selector);
  return versions
    .filter((each) => each.metadata.name !== to.metadata.name)
    .sort((one, other) => versionOf(other) - versionOf(one));
};

const strategyOf = ({ spec }: DeploymentConfig): typeof recreate => {
  const type = spec.strategy?.type ?? 'Rolling';
  if (type === 'Rolling') return roll;
  if (type === 'Recreate') return recreate;
  throw new Error(`unsupported strategy type: ${type}`);
};
