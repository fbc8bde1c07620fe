import type { PodSpec, PodTemplateSpec } from '../../../resources/pod-spec.ts';
import { duplicate, type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { dnsLabel, dnsSubdomain } from '../validation/dns-name.ts';
import { validateAnnotations, validateLabels } from '../validation/object-meta.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { qualifiedName } from '../validation/qualified-name.ts';
import { type Affinity, validateAffinity } from './validate-affinity.ts';
import { validateContainers } from './validate-container.ts';
import { validateDnsConfig, validateHostAliases } from './validate-host-names.ts';
import { validatePodSecurity } from './validate-security.ts';
import { validateTolerations } from './validate-tolerations.ts';
import { validateTopologySpread } from './validate-topology-spread.ts';
import { mountableVolumes, validateVolumes } from './validate-volumes.ts';

const RESTART_POLICIES = ['Always', 'OnFailure', 'Never'];
const DNS_POLICIES = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'];

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
  const mountable = mountableVolumes(volumes);
  return [
    ...validateVolumes(volumes, `${path}.volumes`),
    ...(containers.length === 0
      ? [required(`${path}.containers`)]
      : validateContainers(containers, mountable, `${path}.containers`)),
    ...validateContainers(initContainers, mountable, `${path}.initContainers`),
    ...sharedNames(spec, `${path}.initContainers`),
    ...validateOneOf(restartPolicy, `${path}.restartPolicy`, RESTART_POLICIES),
    ...validateOneOf(dnsPolicy, `${path}.dnsPolicy`, DNS_POLICIES),
    ...validateLabels(spec.nodeSelector, `${path}.nodeSelector`),
    ...validatePodSecurity(spec.securityContext ?? {}, `${path}.securityContext`),
    ...validateAffinity(spec.affinity as Affinity | undefined, `${path}.affinity`),
    ...validateDnsConfig(spec, `${path}.dnsConfig`),
    ...(spec.readinessGates ?? []).flatMap(({ conditionType }, index) =>
      qualifiedName(conditionType).map((text) =>
        invalid(`${path}.readinessGates[${index}].conditionType`, conditionType, text),
      ),
    ),
    ...validateTopologySpread(spec.topologySpreadConstraints ?? [], `${path}.topologySpreadConstraints`),
    ...(serviceAccountName
      ? dnsSubdomain(serviceAccountName).map((text) => invalid(`${path}.serviceAccountName`, serviceAccountName, text))
      : []),
    ...(activeDeadlineSeconds !== undefined && (activeDeadlineSeconds < 1 || activeDeadlineSeconds > 2 ** 31 - 1)
      ? [invalid(`${path}.activeDeadlineSeconds`, activeDeadlineSeconds, 'must be between 1 and 2147483647, inclusive')]
      : []),
    ...(['hostname', 'subdomain'] as const).flatMap((field) =>
      spec[field] ? dnsLabel(spec[field]).map((text) => invalid(`${path}.${field}`, spec[field], text)) : [],
    ),
    ...validateTolerations(spec.tolerations ?? [], `${path}.tolerations`),
    ...validateHostAliases(spec.hostAliases ?? [], `${path}.hostAliases`),
    ...(spec.preemptionPolicy === undefined
      ? []
      : validateOneOf(spec.preemptionPolicy, `${path}.preemptionPolicy`, ['PreemptLowerPriority', 'Never'])),
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
