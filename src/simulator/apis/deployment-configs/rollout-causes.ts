import {
  type DeploymentCause,
  type DeploymentConfig,
  hasConfigTrigger,
  type ImageChangeParams,
  imageTriggersOf,
} from '../../../resources/workloads/deployment-config.ts';
import { decodeConfig, rolloutName } from '../../../resources/workloads/rollout.ts';
import { equal } from '../../apimachinery/equality.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import { type ConfigApi, controllerNamed } from './config-api.ts';

/**
 * Why a requested rollout may start; empty when nothing has changed since the last one.
 *
 * @throws StatusError 400 while a tag of a trigger stands for nothing
 */
export const causesOf = (config: DeploymentConfig, force: boolean, api: ConfigApi): DeploymentCause[] => {
  const changes = imageTriggersOf(config);
  if (changes.some(({ lastTriggeredImage }) => !lastTriggeredImage))
    throw badRequest(`cannot trigger a deployment for "${config.metadata.name}" because it contains unresolved images`);
  if (force) return [{ type: 'Manual' }];
  const deployed = deployedConfig(config, api);
  const images = changes.filter((change) => change.automatic && isNews(change, deployed));
  if (images.length > 0) return images.map(imageCause);
  const isChanged = deployed === undefined || !equal(config.spec.template, deployed.spec.template);
  return hasConfigTrigger(config) && isChanged ? [{ type: 'ConfigChange' }] : [];
};

const imageCause = ({ from }: ImageChangeParams): DeploymentCause => ({
  type: 'ImageChange',
  imageTrigger: { from: { kind: 'ImageStreamTag', name: from.name, namespace: from.namespace ?? '' } },
});

/** The config as it was when its latest version was made. */
const deployedConfig = ({ metadata, status }: DeploymentConfig, api: ConfigApi): DeploymentConfig | undefined => {
  const controller = controllerNamed(api, metadata.namespace, rolloutName(metadata.name, status?.latestVersion ?? 0));
  return controller && decodeConfig(controller);
};

/** Whether the deployed version had another image from this tag, or did not follow it. */
const isNews = ({ from, lastTriggeredImage }: ImageChangeParams, deployed: DeploymentConfig | undefined): boolean => {
  const before =
    deployed &&
    imageTriggersOf(deployed).find((each) => each.from.name === from.name && each.from.namespace === from.namespace);
  return before === undefined || before.lastTriggeredImage !== lastTriggeredImage;
};
