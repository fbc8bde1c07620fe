import { deploymentConfigKind } from '../../resources/kinds/kinds.ts';
import type { DeploymentConfig } from '../../resources/workloads/deployment-config.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';

/**
 * Takes a deployment config back to the pod template of an older version.
 *
 * @param revision the version, 0 for the one before the latest
 * @returns the config as it would be, when nothing is to be written
 * @throws OcError when it is paused
 */
export const undoConfig = async (
  { client, namespace }: Invocation,
  { metadata, spec }: DeploymentConfig,
  revision: number,
  dryRun: boolean,
): Promise<DeploymentConfig> => {
  const { name } = metadata;
  if (spec.paused)
    throw new OcError(
      `cannot rollback a paused config; resume it first with 'rollout resume dc/${name}' and try again`,
    );
  const rolledBack = await client.createAt<DeploymentConfig>(deploymentConfigKind, namespace, `${name}/rollback`, {
    kind: 'DeploymentConfigRollback',
    apiVersion: 'apps.openshift.io/v1',
    name,
    spec: {
      from: {},
      ...(revision > 0 && { revision }),
      includeTriggers: false,
      includeTemplate: true,
      includeReplicationMeta: false,
      includeStrategy: false,
    },
  });
  if (!dryRun) await client.replace(deploymentConfigKind, namespace, name, rolledBack);
  return rolledBack;
};
