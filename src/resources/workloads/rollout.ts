import type { KubeObject } from '../kube-object.ts';
import { derivedName } from '../metadata/derived-name.ts';
import type { DeploymentConfig } from './deployment-config.ts';
import type { ReplicationController } from './replication-controller.ts';

/** How far a version of a deployment config has come. */
export type RolloutPhase = 'New' | 'Pending' | 'Running' | 'Complete' | 'Failed';

/**
 * Annotations by which a replication controller and its deployer pod say of which rollout they are.
 *
 * @see https://github.com/openshift/api/blob/release-4.19/apps/v1/consts.go
 */
export const rolloutAnnotations = {
  config: 'openshift.io/deployment-config.name',
  version: 'openshift.io/deployment-config.latest-version',
  deployment: 'openshift.io/deployment.name',
  phase: 'openshift.io/deployment.phase',
  reason: 'openshift.io/deployment.status-reason',
  cancelled: 'openshift.io/deployment.cancelled',
  replicas: 'openshift.io/deployment.replicas',
  encodedConfig: 'openshift.io/encoded-deployment-config',
  deployer: 'openshift.io/deployer-pod.name',
  deployerCreated: 'openshift.io/deployer-pod.created-at',
  /** Keeps deployers away: somebody else carries out the rollouts of such a config. */
  ignored: 'deploy.openshift.io/deployer-pod.ignore',
  deployerCompleted: 'openshift.io/deployer-pod.completed-at',
  desiredReplicas: 'kubectl.kubernetes.io/desired-replicas',
  originalReplicas: 'kubectl.kubernetes.io/original-replicas',
  source: 'kubectl.kubernetes.io/update-source-id',
} as const;

/** The label by which a deployer pod and its hook pods are found. */
export const deployerLabel = 'openshift.io/deployer-pod-for.name';

/** The name of the replication controller of a version. */
export const rolloutName = (config: string, version: number): string => `${config}-${version}`;

/** The name of the pod that carries out a rollout. */
export const deployerPodName = (rollout: string): string => derivedName(rollout, 'deploy');

/** The version that a replication controller is; 0 when it is none. */
export const versionOf = (controller: KubeObject): number =>
  Number(controller.metadata.annotations?.[rolloutAnnotations.version] ?? 0) || 0;

export const phaseOf = (controller: KubeObject): RolloutPhase =>
  (controller.metadata.annotations?.[rolloutAnnotations.phase] || 'New') as RolloutPhase;

/** Whether a rollout has an outcome. */
export const hasEnded = (controller: KubeObject): boolean => ['Complete', 'Failed'].includes(phaseOf(controller));

export const isCancelled = (controller: KubeObject): boolean =>
  controller.metadata.annotations?.[rolloutAnnotations.cancelled] === 'true';

/** The deployment config as it was when the version was made; `undefined` when the annotation is missing or no JSON. */
export const decodeConfig = (controller: ReplicationController): DeploymentConfig | undefined => {
  try {
    return JSON.parse(controller.metadata.annotations?.[rolloutAnnotations.encodedConfig] ?? '') as DeploymentConfig;
  } catch {
    return undefined;
  }
};
