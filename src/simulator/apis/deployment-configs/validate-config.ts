import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import {
  type DeploymentConfig,
  type ImageChangeParams,
  imageTriggersOf,
} from '../../../resources/workloads/deployment-config.ts';
import type { PodTemplateSpec } from '../../../resources/workloads/pod-spec.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { goMap, invalidGo } from '../../apimachinery/go-value.ts';
import { streamNameErrors } from '../image/stream-validation.ts';
import { validateMapSelector, validateWorkloadTemplate } from '../pod-template/validate-workload-template.ts';
import { validateNonNegative } from '../validation/non-negative.ts';
import { validateRolloutStrategy } from './validate-rollout-strategy.ts';

/** Seconds. */
const ROLLOUT_TIMEOUT = 600;

/**
 * The findings about the spec of a deployment config.
 *
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/apps/apis/apps/validation/validation.go
 */
export const validateConfigSpec = (config: DeploymentConfig): FieldError[] => {
  const { spec } = config;
  return [
    ...(spec.triggers ?? []).flatMap((trigger, index) => validateTrigger(trigger, `spec.triggers[${index}]`)),
    ...(spec.template ? validateRolloutStrategy(spec.strategy ?? {}, spec.template.spec, 'spec.strategy') : []),
    ...validateNonNegative(spec.revisionHistoryLimit ?? 0, 'spec.revisionHistoryLimit'),
    ...validateNonNegative(spec.minReadySeconds ?? 0, 'spec.minReadySeconds'),
    ...validateReadiness(config),
    ...(spec.template ? validateTemplate(config) : [required('spec.template')]),
    ...((spec.replicas ?? 0) < 0 ? [invalid('spec.replicas', spec.replicas, 'replicas cannot be negative')] : []),
    ...(Object.keys(spec.selector ?? {}).length === 0
      ? [invalidGo('spec.selector', goMap(spec.selector), 'selector cannot be empty')]
      : []),
  ];
};

const validateTrigger = (
  { type, imageChangeParams }: { type?: string; imageChangeParams?: ImageChangeParams },
  path: string,
): FieldError[] => {
  if (!type) return [required(`${path}.type`)];
  if (type !== 'ImageChange') return [];
  return imageChangeParams === undefined
    ? [required(`${path}.imageChangeParams`)]
    : validateImageChange(imageChangeParams, `${path}.imageChangeParams`);
};

const validateImageChange = ({ from, containerNames = [] }: ImageChangeParams, path: string): FieldError[] => [
  ...(from.name ? validateSource(from, `${path}.from`) : [required(`${path}.from`)]),
  ...(containerNames.length === 0 ? [required(`${path}.containerNames`)] : []),
];

const validateSource = ({ kind, name, namespace }: ImageChangeParams['from'], path: string): FieldError[] => [
  ...(kind === 'ImageStreamTag' ? [] : [invalid(`${path}.kind`, kind, 'kind must be an ImageStreamTag')]),
  ...validateTagName(name, `${path}.name`),
  ...(namespace && dnsSubdomain(namespace).length > 0
    ? [invalid(`${path}.namespace`, namespace, 'namespace must be a valid subdomain')]
    : []),
];

const validateTagName = (name: string, path: string): FieldError[] => {
  const [stream = '', tag] = name.split(':');
  if (tag === undefined) return [invalid(path, name, 'must be in the form of <name>:<tag>')];
  const wrong = streamNameErrors(stream);
  return wrong.length === 0 ? [] : [invalid(path, name, wrong.join(', '))];
};

/** Containers that get their image from a trigger need none of their own. */
const validateTemplate = (config: DeploymentConfig): FieldError[] => [
  ...validateMapSelector(config.spec.selector, config.spec.template, 'spec.template'),
  ...validateWorkloadTemplate(withTriggeredImages(config), 'spec.template'),
];

const withTriggeredImages = (config: DeploymentConfig): PodTemplateSpec => {
  const { template } = config.spec;
  const triggered = new Set(imageTriggersOf(config).flatMap(({ containerNames = [] }) => containerNames));
  const filled = (containers: PodTemplateSpec['spec']['containers']): typeof containers =>
    containers.map((container) =>
      !container.image && triggered.has(container.name) ? { ...container, image: 'unset' } : container,
    );
  const { containers, initContainers } = template.spec;
  return {
    ...template,
    spec: {
      ...template.spec,
      containers: filled(containers),
      ...(initContainers === undefined ? {} : { initContainers: filled(initContainers) }),
    },
  };
};

const validateReadiness = ({ spec }: DeploymentConfig): FieldError[] => {
  const { strategy = {}, minReadySeconds = 0 } = spec;
  const { rollingParams, recreateParams, activeDeadlineSeconds: deadline } = strategy;
  const timeout = rollingParams?.timeoutSeconds ?? recreateParams?.timeoutSeconds ?? ROLLOUT_TIMEOUT;
  const wrong = (detail: string): FieldError => invalid('spec.minReadySeconds', minReadySeconds, detail);
  return [
    ...(timeout > 0 && minReadySeconds >= timeout
      ? [wrong(`must be less than the deployment timeout (${timeout}s)`)]
      : []),
    ...(deadline != null && minReadySeconds >= deadline
      ? [wrong(`must be less than activeDeadlineSeconds (${deadline}s - used by the deployer pod)`)]
      : []),
  ];
};
