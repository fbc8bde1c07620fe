import {
  deploymentConfigKind,
  replicationControllerKind,
  serviceAccountKind,
} from '../../../../resources/kinds/kinds.ts';
import type { DeploymentConfig, DeploymentStrategy } from '../../../../resources/workloads/deployment-config.ts';
import type { ReplicationController } from '../../../../resources/workloads/replication-controller.ts';
import { phaseOf, rolloutAnnotations, versionOf } from '../../../../resources/workloads/rollout.ts';
import { controlPlane, createProject, nodeThatRuns } from '../../../testing/control-plane.ts';
import { createReplicationControllerController } from '../../replica-set/replication-controller-controller.ts';
import { createDeployerController } from '../deployer-controller.ts';
import { createDeploymentConfigController } from '../deployment-config-controller.ts';

/**
 * A project with the controllers of deployment configs, for tests. Pods run at once; those of deployers reach the phase that is
 * asked for: no program runs in them.
 */
export const rolloutPlane = async (deployers: () => 'Running' | 'Succeeded' | 'Failed' = () => 'Succeeded') => {
  const plane = controlPlane(
    createReplicationControllerController(),
    createDeploymentConfigController(),
    createDeployerController({ image: 'deployer:1' }),
    nodeThatRuns((pod) => (pod.metadata.name.endsWith('-deploy') ? deployers() : 'Running')),
  );
  await createProject(plane, 'a');
  await plane.client.create(serviceAccountKind, {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'deployer', namespace: 'a' },
  });
  const create = async (edit: (config: DeploymentConfig) => void = () => {}): Promise<DeploymentConfig> => {
    const config = sentConfig();
    edit(config);
    const created = await plane.client.create<DeploymentConfig>(deploymentConfigKind, config);
    await plane.settle();
    return created;
  };
  const change = async (edit: (config: DeploymentConfig) => void): Promise<void> => {
    await plane.client.modify<DeploymentConfig>(deploymentConfigKind, 'a', 'web', edit);
    await plane.settle();
  };
  const config = (): Promise<DeploymentConfig> => plane.client.get<DeploymentConfig>(deploymentConfigKind, 'a', 'web');
  const versions = async (): Promise<ReplicationController[]> => {
    const found = await plane.client.list<ReplicationController>(replicationControllerKind, 'a');
    return [...found].sort((one, other) => versionOf(one) - versionOf(other));
  };
  /** `1 Complete config change: 1`: version, phase, reason and size. */
  const rollouts = async (): Promise<string[]> =>
    (await versions()).map((version) => {
      const reason = version.metadata.annotations?.[rolloutAnnotations.reason] ?? '-';
      return `${versionOf(version)} ${phaseOf(version)} ${reason}: ${version.spec.replicas ?? 0}`;
    });
  return { ...plane, create, change, config, versions, rollouts };
};

/** A config of one pod, as a client sends it. */
export const sentConfig = (strategy?: DeploymentStrategy): DeploymentConfig => ({
  apiVersion: 'apps.openshift.io/v1',
  kind: 'DeploymentConfig',
  metadata: { name: 'web', namespace: 'a' },
  spec: {
    replicas: 1,
    selector: { app: 'web' },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'c', image: 'web:1' }] } },
    ...(strategy === undefined ? {} : { strategy }),
  },
});
