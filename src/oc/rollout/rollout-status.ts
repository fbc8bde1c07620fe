import { daemonSetKind, deploymentConfigKind, deploymentKind, statefulSetKind } from '../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { DaemonSet } from '../../resources/workloads/daemon-set.ts';
import type { Deployment } from '../../resources/workloads/deployment.ts';
import type { DeploymentConfig } from '../../resources/workloads/deployment-config.ts';
import type { StatefulSet } from '../../resources/workloads/stateful-set.ts';
import { OcError } from '../oc-error.ts';
import { configStatus } from './config-status.ts';
import { daemonSetStatus } from './daemon-set-status.ts';
import { deploymentStatus } from './deployment-status.ts';
import { statefulSetStatus } from './stateful-set-status.ts';

/** What there is to say of a rollout, and whether it is over. */
export interface RolloutStatus {
  readonly text: string;
  readonly done: boolean;
}

/**
 * Reads the status of a rollout from a workload.
 *
 * @param revision the revision that must be rolling out; 0: any
 * @throws OcError when the rollout has failed, or the kind has no rollouts
 */
export const rolloutStatus = (kind: ResourceKind, object: KubeObject, revision: number): RolloutStatus => {
  if (kind === deploymentConfigKind) return configStatus(object as DeploymentConfig, revision);
  if (kind === deploymentKind) return deploymentStatus(object as Deployment, revision);
  if (kind === daemonSetKind) return daemonSetStatus(object as DaemonSet);
  if (kind === statefulSetKind) return statefulSetStatus(object as StatefulSet);
  throw new OcError(`no status viewer has been implemented for ${kind.kind}${kind.group && `.${kind.group}`}`);
};
