import type { PodSpec, PodTemplateSpec } from '../../../resources/pod-spec.ts';
import { duplicate, type FieldError, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import { dnsSubdomain } from '../validation/dns-name.ts';
import { validateAnnotations, validateLabels } from '../validation/object-meta.ts';
import { validateContainers } from './validate-container.ts';
import { validatePlacement } from './validate-placement.ts';
import { validateVolumes } from './validate-volumes.ts';

const RESTART_POLICIES = ['Always', 'OnFailure', 'Never'];
const DNS_POLICIES = ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'];

/**
 * The findings about the spec of a pod or of a pod template, in the order and with the words of the real server.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/core/validation/validation.go
 */
export const validatePodSpec = (spec: PodSpec, path: string): FieldError[] => {
  const {
    containers,
    initContainers = [],
    volumes = [],
    restartPolicy = '',
    dnsPolicy = '',
    serviceAccountName,
    activeDeadlineSeconds,
  } = spec;
  return [
    ...validateVolumes(volumes, `${path}.volumes`),
    ...(containers.length === 0
      ? [required(`${path}.containers`)]
      : validateContainers(containers, volumes, `${path}.containers`)),
    ...validateContainers(initContainers, volumes, `${path}.initContainers`),
    ...sharedNames(spec, `${path}.initContainers`),
    ...(RESTART_POLICIES.includes(restartPolicy)
      ? []
      : [notSupported(`${path}.restartPolicy`, restartPolicy, RESTART_POLICIES)]),
    ...(DNS_POLICIES.includes(dnsPolicy) ? [] : [notSupported(`${path}.dnsPolicy`, dnsPolicy, DNS_POLICIES)]),
    ...validateLabels(spec.nodeSelector, `${path}.nodeSelector`),
    ...validatePlacement(spec, path),
    ...(serviceAccountName
      ? dnsSubdomain(serviceAccountName).map((text) => invalid(`${path}.serviceAccountName`, serviceAccountName, text))
      : []),
    ...(activeDeadlineSeconds !== undefined && (activeDeadlineSeconds < 1 || activeDeadlineSeconds > 2 ** 31 - 1)
      ? [invalid(`${path}.activeDeadlineSeconds`, activeDeadlineSeconds, 'must be between 1 and 2147483647, inclusive')]
      : []),
  ];
};

/** The findings about a pod template. */
export const validatePodTemplate = (template: PodTemplateSpec, path: string): FieldError[] => [
  ...validateLabels(template.metadata.labels, `${path}.labels`),
  ...validateAnnotations(template.metadata.annotations, `${path}.annotations`),
  ...validatePodSpec(template.spec, `${path}.spec`),
];

const sharedNames = ({ containers, initContainers = [] }: PodSpec, path: string): FieldError[] =>
  initContainers.flatMap(({ name }, index) =>
    containers.some((container) => container.name === name) ? [duplicate(`${path}[${index}].name`, name)] : [],
  );
