import {
  type DeploymentConfig,
  type DeploymentRequest,
  imageTriggersOf,
} from '../../../resources/workloads/deployment-config.ts';
import { type ConfigApi, imageOfTag } from './config-api.ts';

/**
 * Puts into the pod template what the tags of the triggers stand for now. A forced request looks at those as well that are
 * not automatic.
 */
export const takeImages = (
  config: DeploymentConfig,
  { force, excludeTriggers = [] }: DeploymentRequest,
  api: ConfigApi,
): void => {
  if (excludeTriggers.includes('ImageChange')) return;
  for (const change of imageTriggersOf(config)) {
    if (!force && (config.spec.paused || !change.automatic)) continue;
    const image = imageOfTag(api, change.from.namespace ?? config.metadata.namespace, change.from.name);
    if (!image || image === change.lastTriggeredImage) continue;
    const { containers, initContainers = [] } = config.spec.template.spec;
    for (const container of [...containers, ...initContainers]) {
      if (!change.containerNames?.includes(container.name)) continue;
      container.image = image;
      change.lastTriggeredImage = image;
    }
  }
};
