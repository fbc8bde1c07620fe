import { dnsLabel, dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { qualifiedName } from '../../../resources/validation/qualified-name.ts';
import type { PodSpec, PodTemplateSpec } from '../../../resources/workloads/pod-spec.ts';
import { type FieldError, forbiddenField, invalid, required } from '../../apimachinery/field-error.ts';
import { validateAnnotations, validateLabels } from '../validation/object-meta.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { validateAffinity } from './validate-affinity.ts';
import { validateContainers } from './validate-container.ts';
import { validateHostNetworkPorts } from './validate-container-ports.ts';
import { validateEphemeralContainers } from './validate-ephemeral-containers.ts';
import { validateDnsConfig, validateHostAliases } from './validate-host-names.ts';
import { validateInitContainers } from './validate-init-containers.ts';
import { validateOperatingSystem } from './validate-operating-system.ts';
import { validateProfileMatch } from './validate-profile-annotations.ts';
import { validateResources } from './validate-resources.ts';
import { validateSchedulingGates } from './validate-scheduling-gates.ts';
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
  const { containers, volumes = [], restartPolicy = '', dnsPolicy = '', activeDeadlineSeconds } = spec;
  const mountable = mountableVolumes(volumes);
  return [
    ...validateVolumes(volumes, `${path}.volumes`),
    ...(containers.length === 0
      ? [required(`${path}.containers`)]
      : validateContainers(containers, mountable, `${path}.containers`, spec.terminationGracePeriodSeconds)),
    ...validateInitContainers(spec, mountable, `${path}.initContainers`),
    ...validateEphemeralContainers(spec, `${path}.ephemeralContainers`),
    ...validateHostNetworkPorts(spec, `${path}.containers`),
    ...validateOneOf(restartPolicy, `${path}.restartPolicy`, RESTART_POLICIES),
    ...validateOneOf(dnsPolicy, `${path}.dnsPolicy`, DNS_POLICIES),
    ...validateLabels(spec.nodeSelector, `${path}.nodeSelector`),
    ...validatePodSecurity(spec.securityContext ?? {}, `${path}.securityContext`),
    ...(spec.hostPID && spec.shareProcessNamespace
      ? [invalid(`${path}.securityContext.shareProcessNamespace`, true, BOTH_PROCESSES)]
      : []),
    ...validateAffinity(spec.affinity, `${path}.affinity`),
    ...validateDnsConfig(spec, `${path}.dnsConfig`),
    ...(spec.readinessGates ?? []).flatMap(({ conditionType }, index) =>
      qualifiedName(conditionType).map((text) =>
        invalid(`${path}.readinessGates[${index}].conditionType`, conditionType, text),
      ),
    ),
    ...validateSchedulingGates(spec.schedulingGates ?? [], `${path}.schedulingGates`),
    ...validateTopologySpread(spec.topologySpreadConstraints ?? [], `${path}.topologySpreadConstraints`),
    ...validateReference(spec, 'serviceAccountName', path),
    ...validateReference(spec, 'nodeName', path),
    ...(activeDeadlineSeconds !== undefined && (activeDeadlineSeconds < 1 || activeDeadlineSeconds > 2 ** 31 - 1)
      ? [invalid(`${path}.activeDeadlineSeconds`, activeDeadlineSeconds, 'must be between 1 and 2147483647, inclusive')]
      : []),
    ...(['hostname', 'subdomain'] as const).flatMap((field) =>
      spec[field] ? dnsLabel(spec[field]).map((text) => invalid(`${path}.${field}`, spec[field], text)) : [],
    ),
    ...validateTolerations(spec.tolerations ?? [], `${path}.tolerations`),
    ...validateHostAliases(spec.hostAliases ?? [], `${path}.hostAliases`),
    ...validateReference(spec, 'priorityClassName', path),
    ...validateReference(spec, 'runtimeClassName', path),
    ...(spec.preemptionPolicy === undefined
      ? []
      : validateOneOf(spec.preemptionPolicy, `${path}.preemptionPolicy`, ['PreemptLowerPriority', 'Never'])),
    ...(spec.overhead === undefined ? [] : validateResources({ limits: spec.overhead }, `${path}.overhead`)),
    ...validateOperatingSystem(spec, path),
  ];
};

/** The findings about a pod template. */
export const validatePodTemplate = (template: PodTemplateSpec, path: string): FieldError[] => [
  ...validateLabels(template.metadata.labels, `${path}.labels`),
  ...validateAnnotations(template.metadata.annotations, `${path}.annotations`),
  ...validatePodSpec(template.spec, `${path}.spec`),
  ...((template.spec.ephemeralContainers ?? []).length > 0
    ? [forbiddenField(`${path}.spec.ephemeralContainers`, 'ephemeral containers not allowed in pod template')]
    : []),
  ...validateProfileMatch(template.metadata.annotations ?? {}, template.spec, `${path}.spec`),
];

const BOTH_PROCESSES = 'ShareProcessNamespace and HostPID cannot both be enabled';

const validateReference = (
  spec: PodSpec,
  field: 'nodeName' | 'priorityClassName' | 'runtimeClassName' | 'serviceAccountName',
  path: string,
): FieldError[] => {
  const name = spec[field];
  return name ? dnsSubdomain(name).map((text) => invalid(`${path}.${field}`, name, text)) : [];
};
