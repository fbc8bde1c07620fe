import { deploymentConfigKind, deploymentKind } from '../resources/kinds/kinds.ts';
import type { ResourceKind } from '../resources/kinds/resource-kind.ts';
import type { Deployment } from '../resources/workloads/deployment.ts';
import type { DeploymentConfig } from '../resources/workloads/deployment-config.ts';
import type { KubeObjects, ObjectKey } from './kube-objects.ts';

/** Something that keeps pods running. */
export interface Workload {
  kind: ResourceKind;
  podLabels: Readonly<Record<string, string>>;
  /** Whether every pod that is wanted is of the newest revision; it may not run yet. */
  rolledOut: boolean;
}

/** Finds the deployment, or else the deployment config, of this name. */
export const findWorkload = async (
  objects: KubeObjects,
  key: ObjectKey & { namespace: string },
): Promise<Workload | undefined> => {
  const deployment = await objects.get<Deployment>(deploymentKind, key);
  if (deployment !== undefined) {
    const podLabels = deployment.spec.selector.matchLabels ?? {};
    return { kind: deploymentKind, podLabels, rolledOut: isRolledOut(deployment) };
  }
  const config = await objects.get<DeploymentConfig>(deploymentConfigKind, key);
  if (config === undefined) return undefined;
  return { kind: deploymentConfigKind, podLabels: config.spec.selector ?? {}, rolledOut: isRolledOut(config) };
};

const isRolledOut = ({ metadata, spec, status }: Deployment | DeploymentConfig): boolean =>
  (status?.observedGeneration ?? 0) >= (metadata.generation ?? 0) && status?.updatedReplicas === (spec.replicas ?? 1);
