import { podKind } from '../../../resources/kinds.ts';
import type { Pod } from '../../../resources/pod.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, forbiddenField, invalid } from '../../apimachinery/field-error.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry-store.ts';
import type { Subresource } from '../../apimachinery/rest-storage.ts';
import type { Strategy } from '../../apimachinery/strategy.ts';
import { qualityOfService } from '../pod-template/quality-of-service.ts';
import { validateImageBlanks } from '../pod-template/validate-container.ts';
import { validatePodSpec } from '../pod-template/validate-pod-spec.ts';
import { dnsSubdomain } from '../validation/dns-name.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { bindingSubresource } from './pod-binding.ts';
import { applyPodDefaults } from './pod-defaults.ts';
import { evictionSubresource } from './pod-eviction.ts';

/**
 * Pods. A deleted one that is bound to a node stays until its kubelet has stopped it and deletes it without grace.
 *
 * @param subresources what nodes serve: `log`, `exec`, `attach`, `portforward`
 * @see https://github.com/kubernetes/kubernetes/tree/v1.32.0/pkg/registry/core/pod
 */
export const podStorage = (
  machinery: Machinery,
  subresources: Readonly<Record<string, Subresource>> = {},
): RegistryStore<Pod> => {
  const pods = new RegistryStore<Pod>(podKind, machinery, strategy);
  return Object.assign(pods, {
    subresources: {
      ...pods.subresources,
      binding: bindingSubresource(pods),
      eviction: evictionSubresource(pods),
      ephemeralcontainers: ephemeralContainers(pods),
      ...subresources,
    },
  });
};

/** `pods/<name>/ephemeralcontainers`: containers that are added to debug a running pod; nothing else changes. */
const ephemeralContainers = (pods: RegistryStore<Pod>): Subresource => {
  const added = new RegistryStore<Pod>(podKind, pods.machinery, {
    status: true,
    prepareForUpdate: (pod, old) => {
      pod.spec = { ...copyOf(old.spec), ephemeralContainers: pod.spec.ephemeralContainers };
    },
  });
  return { kind: podKind, get: pods.get.bind(pods), update: added.update.bind(added) };
};

const strategy: Strategy<Pod> = {
  status: true,
  answersDeleteWith: 'object',
  applyDefaults: applyPodDefaults,
  prepareForCreate: (pod) => {
    pod.status = { phase: 'Pending', qosClass: qualityOfService(pod.spec) };
  },
  validate: (pod) => [
    ...validateObjectMeta(pod, dnsSubdomain),
    ...validatePodSpec(pod.spec, 'spec'),
    ...validateBlanks(pod),
  ],
  validateUpdate: (pod, old) => [...validateObjectMetaUpdate(pod, old), ...validateSpecUpdate(pod, old)],
  graceful: ({ spec, status }, requested) => {
    if (!spec.nodeName || status?.phase === 'Succeeded' || status?.phase === 'Failed') return 0;
    return requested ?? spec.terminationGracePeriodSeconds ?? 30;
  },
};

const validateBlanks = ({ spec }: Pod): FieldError[] => [
  ...validateImageBlanks(spec.containers, 'spec.containers'),
  ...validateImageBlanks(spec.initContainers ?? [], 'spec.initContainers'),
];

const validateSpecUpdate = (pod: Pod, old: Pod): FieldError[] => {
  if (equal(pod.spec, old.spec)) return [];
  for (const list of ['containers', 'initContainers'] as const)
    if ((pod.spec[list] ?? []).length !== (old.spec[list] ?? []).length)
      return [forbiddenField(`spec.${list}`, 'pod updates may not add or remove containers')];
  const deadline = validateDeadline(pod.spec.activeDeadlineSeconds, old.spec.activeDeadlineSeconds);
  if (deadline.length > 0) return deadline;
  if (!equal(fixedParts(pod), fixedParts(old)) || !keepsTolerations(pod, old)) return [forbiddenField('spec', FIXED)];
  return [...validatePodSpec(pod.spec, 'spec'), ...validateBlanks(pod)];
};

/** A deadline may be set and be brought forward. */
const validateDeadline = (seconds: number | undefined, before: number | undefined): FieldError[] => {
  const path = 'spec.activeDeadlineSeconds';
  if (before === undefined) return [];
  if (seconds === undefined) return [invalid(path, null, 'must not update from a positive integer to nil value')];
  return seconds > before ? [invalid(path, seconds, 'must be less than or equal to previous value')] : [];
};

const FIXED =
  'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';

const fixedParts = ({ spec }: Pod): unknown => ({
  ...spec,
  activeDeadlineSeconds: undefined,
  tolerations: undefined,
  containers: spec.containers.map((container) => ({ ...container, image: undefined })),
  initContainers: spec.initContainers?.map((container) => ({ ...container, image: undefined })),
});

const keepsTolerations = (pod: Pod, old: Pod): boolean =>
  (old.spec.tolerations ?? []).every((kept) => pod.spec.tolerations?.some((each) => equal(each, kept)));
