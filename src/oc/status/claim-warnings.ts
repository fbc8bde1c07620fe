import type { KubeObject } from '../../resources/kube-object.ts';
import { scaledValue } from '../../resources/values/scaled-value.ts';
import type { DeploymentConfig } from '../../resources/workloads/deployment-config.ts';
import type { Marker } from './markers.ts';
import { areTogether, type ProjectContent, toldName } from './project-content.ts';

/** A claim for storage, as far as it matters how many pods may have it. */
export interface Claim extends KubeObject {
  spec?: { accessModes?: string[] };
}

/**
 * Deployment configs whose claims are missing, or can be had by one pod at a time where a rollout needs two. The first finding of
 * each is told.
 *
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/helpers/graph/appsgraph/analysis/dc.go
 */
export const claimWarnings = ({ deploymentConfigs, claims, project }: ProjectContent): Marker[] =>
  deploymentConfigs.flatMap((config): Marker[] => {
    const needsSeveral = (config.spec.replicas ?? 0) > 1 || surgeOf(config) > 0;
    for (const { persistentVolumeClaim } of config.spec.template?.spec.volumes ?? []) {
      const name = persistentVolumeClaim?.claimName;
      if (name === undefined) continue;
      const claim = claims.find((each) => each.metadata.name === name && areTogether(each, config));
      const told = toldName('dc', config, { project });
      if (claim === undefined && project === undefined) return [];
      if (claim === undefined)
        return [
          {
            severity: 'warning',
            message: `${told} points to a missing persistent volume claim (pvc/${name}).`,
          },
        ];
      if (needsSeveral && claim.spec?.accessModes?.includes('ReadWriteOnce'))
        return [
          {
            severity: 'warning',
            message: `${told} references a volume which may only be used in a single pod at a time - this may lead to hung deployments`,
          },
        ];
    }
    return [];
  });

/** How many pods more than wanted there may be during a rollout. */
const surgeOf = ({ spec: { replicas = 0, strategy } }: DeploymentConfig): number =>
  scaledValue(strategy?.rollingParams?.maxSurge ?? 0, replicas, Math.ceil);
