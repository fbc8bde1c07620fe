import { replicaSetKind } from '../../../resources/kinds/kinds.ts';
import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import type { ReplicaSet } from '../../../resources/workloads/replica-set.ts';
import type { FieldError } from '../../apimachinery/field-error.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import { applyPodTemplateDefaults } from '../pod-template/pod-spec-defaults.ts';
import { validateWorkloadTemplate } from '../pod-template/validate-workload-template.ts';
import { validateNonNegative } from '../validation/non-negative.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { REPLICA_SET_COUNTS, validateReplicaStatus } from '../validation/replica-status.ts';
import { workloadWarnings } from '../warnings/workload-warnings.ts';
import { scaleSubresource } from './scale-subresource.ts';
import { isReadable, validateSelector, validateSelectorUpdate } from './validate-selector.ts';

/**
 * Replica sets.
 *
 * @see https://github.com/kubernetes/kubernetes/tree/v1.32.0/pkg/registry/apps/replicaset
 */
export const replicaSetStorage = (machinery: Machinery): RegistryStore<ReplicaSet> => {
  const sets = new RegistryStore<ReplicaSet>(replicaSetKind, machinery, {
    generation: true,
    status: true,
    applyDefaults,
    prepareForCreate: (set) => void (set.status = { replicas: 0 }),
    validate: (set) => [...validateObjectMeta(set, dnsSubdomain), ...validateSpec(set)],
    validateStatusUpdate: (object, old) => [
      ...validateObjectMetaUpdate(object, old),
      ...validateReplicaStatus(object.status, REPLICA_SET_COUNTS),
    ],
    checksAgain: true,
    warnings: workloadWarnings,
    validateUpdate: (set, old) => [
      ...validateObjectMetaUpdate(set, old),
      ...validateSpec(set),
      ...validateSelectorUpdate(set.spec.selector, old.spec.selector),
    ],
  });
  const scale = scaleSubresource(sets, ({ spec }) => spec.selector, {
    group: 'apps',
    plural: 'replicasets/scale',
  });
  return Object.assign(sets, { subresources: { ...sets.subresources, scale } });
};

const applyDefaults = (set: ReplicaSet): void => {
  const spec = (set.spec ??= {} as ReplicaSet['spec']);
  spec.replicas ??= 1;
  applyPodTemplateDefaults((spec.template ??= {} as ReplicaSet['spec']['template']));
};

const validateSpec = ({ spec }: ReplicaSet): FieldError[] => [
  ...validateNonNegative(spec.replicas ?? 0, 'spec.replicas'),
  ...validateNonNegative(spec.minReadySeconds ?? 0, 'spec.minReadySeconds'),
  ...validateSelector(spec.selector, spec.template, 'deployment'),
  ...(isReadable(spec.selector) ? validateWorkloadTemplate(spec.template, 'spec.template') : []),
];
