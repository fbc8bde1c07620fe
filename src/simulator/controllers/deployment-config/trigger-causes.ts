import {
  type DeploymentConfig,
  type DeploymentConfigStatus,
  hasConfigTrigger,
  imageTriggersOf,
} from '../../../resources/workloads/deployment-config.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import { decodeConfig } from '../../../resources/workloads/rollout.ts';
import { equal } from '../../apimachinery/equality.ts';

/** Why a version is rolled out. */
type Details = NonNullable<DeploymentConfigStatus['details']>;

const configChange: Details = { message: 'config change', causes: [{ type: 'ConfigChange' }] };

/**
 * Whether the triggers of a config ask for a new version. `waiting`: they will, once all of their images are there. A first
 * version is said to come from a change of the config even when images set it off.
 *
 * @param latest the replication controller of the latest version
 */
export const triggerCauses = (
  config: DeploymentConfig,
  latest: ReplicationController | undefined,
): Details | 'waiting' | undefined => {
  const images = imageTriggersOf(config);
  const followsConfig = hasConfigTrigger(config);
  if ((config.status?.latestVersion ?? 0) === 0) {
    if (images.length === 0) return followsConfig ? configChange : undefined;
    return images.every(({ lastTriggeredImage }) => lastTriggeredImage) ? configChange : 'waiting';
  }
  if (latest === undefined) return undefined;
  const updated = images.length === 0 ? [] : newImages(config, latest);
  if (updated.length > 0) return imageChange(updated);
  const deployed = decodeConfig(latest);
  return followsConfig && !equal(config.spec.template, deployed?.spec.template) ? configChange : undefined;
};

/** The images of containers that the deployed version has nowhere. */
const newImages = ({ spec }: DeploymentConfig, latest: ReplicationController): string[] => {
  const deployed = new Set(latest.spec.template.spec.containers.map(({ image }) => image));
  return spec.template.spec.containers.map(({ image }) => image).filter((image) => !deployed.has(image));
};

const imageChange = (images: readonly string[]): Details => ({
  message: 'image change',
  causes: images.map((name) => ({ type: 'ImageChange', imageTrigger: { from: { kind: 'DockerImage', name } } })),
});
