import type {
  DeploymentConfig,
  DeploymentStrategy,
  ImageChangeParams,
} from '../../../resources/workloads/deployment-config.ts';
import { applyPodTemplateDefaults } from '../pod-template/pod-spec-defaults.ts';

/** How long a deployer pod may run. Seconds: six hours. */
const DEPLOYER_DEADLINE = 21_600;

/** How long a rollout may make no progress. Seconds. */
const TIMEOUT = 600;

/**
 * Fills in what the author of a deployment config leaves out.
 *
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/apps/apis/apps/v1/defaults.go
 */
export const applyConfigDefaults = (config: DeploymentConfig): void => {
  const { metadata } = config;
  const spec = (config.spec ??= {} as DeploymentConfig['spec']);
  spec.replicas ??= 0;
  spec.test ??= false;
  spec.triggers ??= [{ type: 'ConfigChange' }];
  for (const { imageChangeParams } of spec.triggers) {
    if (imageChangeParams === undefined) continue;
    imageChangeParams.from ??= { name: '' };
    nameTag(imageChangeParams.from);
    imageChangeParams.from.namespace ||= metadata.namespace;
    if (imageChangeParams.automatic === false) delete imageChangeParams.automatic;
    if (imageChangeParams.lastTriggeredImage === '') delete imageChangeParams.lastTriggeredImage;
  }
  for (const field of ['paused', 'minReadySeconds'] as const) if (!spec[field]) delete spec[field];
  applyStrategyDefaults((spec.strategy ??= {}));
  if (spec.template === undefined || spec.template === null) return;
  applyPodTemplateDefaults(spec.template);
  const [only, ...others] = spec.template.spec.containers;
  if (only !== undefined && others.length === 0) applyHookDefaults(spec.strategy, only.name);
  const { labels } = spec.template.metadata;
  if (Object.keys(spec.selector ?? {}).length === 0 && labels) spec.selector = { ...labels };
};

/** A stream stands for its tag `latest`, whatever kind it is called. */
const nameTag = (from: ImageChangeParams['from']): void => {
  from.kind ||= 'ImageStreamTag';
  if (from.kind !== 'ImageStream' && from.kind !== 'ImageRepository') return;
  from.kind = 'ImageStreamTag';
  if (from.name && !from.name.includes(':')) from.name = `${from.name}:latest`;
};

const applyStrategyDefaults = (strategy: DeploymentStrategy): void => {
  strategy.type ||= 'Rolling';
  strategy.resources ??= {};
  strategy.activeDeadlineSeconds ??= DEPLOYER_DEADLINE;
  if (strategy.type === 'Recreate') strategy.recreateParams ??= {};
  if (strategy.type === 'Rolling') strategy.rollingParams ??= {};
  if (strategy.recreateParams) strategy.recreateParams = { timeoutSeconds: TIMEOUT, ...strategy.recreateParams };
  if (!strategy.rollingParams) return;
  const params = {
    updatePeriodSeconds: 1,
    intervalSeconds: 1,
    timeoutSeconds: TIMEOUT,
    ...strategy.rollingParams,
  };
  const { maxUnavailable, maxSurge } = params;
  if (maxUnavailable === undefined && isUnsetOrZero(maxSurge)) params.maxUnavailable = SHARE;
  if (maxSurge === undefined && isUnsetOrZero(maxUnavailable)) params.maxSurge = SHARE;
  params.maxUnavailable ??= 0;
  params.maxSurge ??= 0;
  strategy.rollingParams = params;
};

const SHARE = '25%';

const isUnsetOrZero = (share: number | string | undefined): boolean =>
  share === undefined || share === 0 || share === '0%';

/** Where there is only one container, hooks need not say which they mean. */
const applyHookDefaults = ({ recreateParams, rollingParams }: DeploymentStrategy, containerName: string): void => {
  const hooks = [
    recreateParams?.pre,
    recreateParams?.mid,
    recreateParams?.post,
    rollingParams?.pre,
    rollingParams?.post,
  ];
  for (const hook of hooks) {
    for (const tag of hook?.tagImages ?? []) tag.containerName ||= containerName;
    if (hook?.execNewPod) hook.execNewPod.containerName ||= containerName;
  }
};
