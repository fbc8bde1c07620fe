import { podKind } from '../../../../resources/kinds/kinds.ts';
import type { Condition } from '../../../../resources/metadata/condition.ts';
import { dnsSubdomain } from '../../../../resources/validation/dns-name.ts';
import type { Pod } from '../../../../resources/workloads/pod.ts';
import { copyOf } from '../../../apimachinery/copy-of.ts';
import { equal } from '../../../apimachinery/equality.ts';
import { type FieldError, forbiddenField, invalid } from '../../../apimachinery/field-error.ts';
import type { Machinery } from '../../../apimachinery/machinery.ts';
import { RegistryStore } from '../../../apimachinery/registry/registry-store.ts';
import type { Strategy } from '../../../apimachinery/registry/strategy.ts';
import { warnOf } from '../../../apimachinery/request-context.ts';
import type { Subresource } from '../../../apimachinery/rest-storage.ts';
import { qualityOfService } from '../../pod-template/quality-of-service.ts';
import { validateImageBlanks } from '../../pod-template/validate-container.ts';
import { validateEphemeralUpdate } from '../../pod-template/validate-ephemeral-containers.ts';
import { validatePodSpec } from '../../pod-template/validate-pod-spec.ts';
import { validateProfileAnnotations, validateProfileMatch } from '../../pod-template/validate-profile-annotations.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../../validation/object-meta.ts';
import { podWarnings } from '../../warnings/pod-warnings.ts';
import { podNameWarning } from '../../warnings/workload-warnings.ts';
import { matchAppArmor } from './match-app-armor.ts';
import { mergeLabelKeys } from './merge-label-keys.ts';
import { matchAddresses } from './pod-addresses.ts';
import { bindingSubresource } from './pod-binding.ts';
import { applyPodDefaults } from './pod-defaults.ts';
import { evictionSubresource } from './pod-eviction.ts';
import { validateFixedAnnotations, validateMirror } from './validate-mirror.ts';
import { validatePodUpdate } from './validate-pod-update.ts';

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
    applyDefaults: applyPodDefaults,
    prepareForUpdate: (pod, old) => {
      pod.spec = { ...copyOf(old.spec), ephemeralContainers: pod.spec.ephemeralContainers };
    },
    validateUpdate: (pod, old) => [
      ...validateObjectMetaUpdate(pod, old),
      ...validateEphemeralUpdate(pod.spec, old.spec),
    ],
  });
  return { kind: podKind, get: pods.get.bind(pods), update: added.update.bind(added) };
};

const strategy: Strategy<Pod> = {
  status: true,
  answersDeleteWith: 'object',
  applyDefaults: applyPodDefaults,
  prepareForCreate: (pod, context) => {
    mergeLabelKeys(pod);
    warnOf(matchAppArmor(pod), context);
    const isGated = (pod.spec.schedulingGates ?? []).length > 0;
    pod.status = {
      phase: 'Pending',
      ...(isGated ? { conditions: [GATED] } : {}),
      qosClass: qualityOfService(pod.spec),
    };
  },
  prepareForStatusUpdate: ({ status }) => matchAddresses(status),
  // Changes are made by programs, to whom nothing is told.
  warnings: (pod, old) =>
    old === undefined ? [...podNameWarning(pod, "the Pod's hostname"), ...podWarnings(pod, '')] : [],
  validate: (pod) => [
    ...validateObjectMeta(pod, dnsSubdomain),
    ...validateDeletionCost(pod),
    ...validateKnownAnnotations(pod),
    ...validatePodSpec(pod.spec, 'spec'),
    ...validateProfileMatch(pod.metadata.annotations ?? {}, pod.spec, 'spec'),
    ...validateBlanks(pod),
    ...validateNew(pod),
  ],
  validateUpdate: (pod, old) => [
    ...validateObjectMetaUpdate(pod, old),
    ...validateFixedAnnotations(pod, old),
    ...validateKnownAnnotations(pod),
    ...validatePodUpdate(pod, old),
    ...(equal(pod.spec, old.spec) ? [] : validateBlanks(pod)),
  ],
  graceful: ({ spec, status }, requested) => {
    if (!spec.nodeName || status?.phase === 'Succeeded' || status?.phase === 'Failed') return 0;
    return Number(requested ?? spec.terminationGracePeriodSeconds ?? 30);
  },
};

/** The findings about annotations that mean something to a node. */
const validateKnownAnnotations = (pod: Pod): FieldError[] => [
  ...validateMirror(pod),
  ...validateProfileAnnotations(pod.metadata.annotations ?? {}, pod.spec, 'metadata.annotations'),
];

const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';

const validateDeletionCost = ({ metadata: { annotations } }: Pod): FieldError[] => {
  const cost = annotations?.[DELETION_COST];
  return cost === undefined || (/^(0|-?[1-9]\d*)$/.test(cost) && Math.abs(Number(cost)) < 2 ** 31)
    ? []
    : [invalid(`metadata.annotations[${DELETION_COST}]`, cost, 'must be a 32bit integer')];
};

/** What nobody has to look for yet. */
const GATED: Condition = {
  type: 'PodScheduled',
  status: 'False',
  reason: 'SchedulingGated',
  message: 'Scheduling is blocked due to non-empty scheduling gates',
  lastProbeTime: null,
  lastTransitionTime: null,
};

/** The findings about what a pod may have later, but not from the start. */
const validateNew = ({ spec }: Pod): FieldError[] => [
  ...((spec.ephemeralContainers ?? []).length > 0
    ? [forbiddenField('spec.ephemeralContainers', 'cannot be set on create')]
    : []),
  ...(spec.nodeName && (spec.schedulingGates ?? []).length > 0
    ? [forbiddenField('spec.nodeName', 'cannot be set until all schedulingGates have been cleared')]
    : []),
];

const validateBlanks = ({ spec }: Pod): FieldError[] => [
  ...validateImageBlanks(spec.containers, 'spec.containers'),
  ...validateImageBlanks(spec.initContainers ?? [], 'spec.initContainers'),
];
