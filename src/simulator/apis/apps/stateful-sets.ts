import { statefulSetKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { dnsLabel } from '../../../resources/validation/dns-name.ts';
import type { StatefulSet } from '../../../resources/workloads/stateful-set.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, forbiddenField, invalid } from '../../apimachinery/field-error.ts';
import { invalidGo } from '../../apimachinery/go-value.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import { applyPodTemplateDefaults } from '../pod-template/pod-spec-defaults.ts';
import { validateLifetime } from '../pod-template/validate-workload-template.ts';
import { dropEmpty } from '../validation/drop-empty.ts';
import { validateNonNegative } from '../validation/non-negative.ts';
import {
  validateAnnotations,
  validateLabels,
  validateObjectMeta,
  validateObjectMetaUpdate,
} from '../validation/object-meta.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { type ReplicaCounts, validateCollisionCount, validateReplicaStatus } from '../validation/replica-status.ts';
import { claimSpecWarnings } from '../warnings/claim-warnings.ts';
import { templateOnlyWarnings } from '../warnings/workload-warnings.ts';
import { scaleSubresource } from './scale-subresource.ts';
import { validateSelector } from './validate-selector.ts';

const COUNTS: ReplicaCounts = {
  counted: [
    'replicas',
    'readyReplicas',
    'currentReplicas',
    'updatedReplicas',
    'availableReplicas',
    'observedGeneration',
    'collisionCount',
  ],
  parts: ['readyReplicas', 'currentReplicas', 'updatedReplicas', 'availableReplicas'],
  ready: 'status.readyReplicas',
};

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/ */
export const statefulSetStorage = (machinery: Machinery): RegistryStore<StatefulSet> => {
  const sets = new RegistryStore<StatefulSet>(statefulSetKind, machinery, {
    generation: true,
    status: true,
    applyDefaults,
    prepareForCreate: (set) => void (set.status = { replicas: 0, availableReplicas: 0 }),
    warnings: (set, old) => [
      ...templateOnlyWarnings(set, old),
      ...(set.spec.volumeClaimTemplates ?? []).flatMap((claim, index) =>
        claimSpecWarnings(claim.spec, `spec.volumeClaimTemplates[${index}]${old === undefined ? '' : '.Spec'}`),
      ),
    ],
    validate: (set) => [...validateObjectMeta(set, dnsLabel), ...validateSpec(set)],
    validateStatusUpdate: (object, old) => [
      ...validateObjectMetaUpdate(object, old),
      ...validateReplicaStatus(object.status, COUNTS),
      ...validateCollisionCount(object.status, old.status),
    ],
    validateUpdate: (set, old) => [
      ...validateObjectMetaUpdate(set, old),
      ...validateSpec(set),
      ...validateFixedParts(set, old),
    ],
  });
  const scale = scaleSubresource(sets, ({ spec }) => spec.selector);
  return Object.assign(sets, { subresources: { ...sets.subresources, scale } });
};

const applyDefaults = (set: StatefulSet): void => {
  const spec = (set.spec ??= {} as StatefulSet['spec']);
  dropEmpty(spec);
  spec.podManagementPolicy ||= 'OrderedReady';
  const strategy = (spec.updateStrategy ??= {});
  const isDefault = !strategy.type;
  strategy.type ||= 'RollingUpdate';
  // Behind a feature gate that is off.
  if (strategy.rollingUpdate) delete (strategy.rollingUpdate as { maxUnavailable?: unknown }).maxUnavailable;
  if (isDefault || (strategy.type === 'RollingUpdate' && strategy.rollingUpdate))
    strategy.rollingUpdate = { partition: 0, ...strategy.rollingUpdate };
  spec.persistentVolumeClaimRetentionPolicy = {
    whenDeleted: 'Retain',
    whenScaled: 'Retain',
    ...spec.persistentVolumeClaimRetentionPolicy,
  };
  spec.replicas ??= 1;
  spec.revisionHistoryLimit ??= 10;
  spec.serviceName ??= '';
  for (const claim of spec.volumeClaimTemplates ?? []) applyClaimDefaults(claim);
  applyPodTemplateDefaults((spec.template ??= {} as StatefulSet['spec']['template']));
};

const applyClaimDefaults = (claim: KubeObject & { spec?: { volumeMode?: string }; status?: object }): void => {
  claim.apiVersion = 'v1';
  claim.kind = 'PersistentVolumeClaim';
  (claim.metadata ??= {} as KubeObject['metadata']).creationTimestamp ??= null;
  claim.spec = { volumeMode: 'Filesystem', ...claim.spec };
  claim.status = { phase: 'Pending', ...claim.status };
};

/** What its pods hold is only checked when they are made, together with their claims. */
const validateSpec = ({ spec }: StatefulSet): FieldError[] => [
  ...(spec.podManagementPolicy === 'OrderedReady' || spec.podManagementPolicy === 'Parallel'
    ? []
    : [invalid('spec.podManagementPolicy', spec.podManagementPolicy, "must be 'OrderedReady' or 'Parallel'")]),
  ...validateUpdateStrategy(spec.updateStrategy ?? {}),
  ...validateNonNegative(spec.ordinals?.start ?? 0, 'spec.ordinals.start'),
  ...(['whenDeleted', 'whenScaled'] as const).flatMap((when) =>
    validateOneOf(
      spec.persistentVolumeClaimRetentionPolicy?.[when],
      `spec.persistentVolumeClaimRetentionPolicy.${when}`,
      ['Retain', 'Delete'],
    ),
  ),
  ...validateNonNegative(spec.replicas ?? 0, 'spec.replicas'),
  ...validateNonNegative(spec.minReadySeconds ?? 0, 'spec.minReadySeconds'),
  ...validateSelector(spec.selector, spec.template, 'statefulset'),
  ...validateLabels(spec.template.metadata.labels, 'spec.template.labels'),
  ...validateAnnotations(spec.template.metadata.annotations, 'spec.template.annotations'),
  ...validateLifetime(spec.template, 'spec.template', 'StatefulSet'),
];

const validateUpdateStrategy = ({
  type = '',
  rollingUpdate,
}: NonNullable<StatefulSet['spec']['updateStrategy']>): FieldError[] => {
  const { partition = 0 } = rollingUpdate ?? {};
  if (type === 'RollingUpdate') return validateNonNegative(partition, 'spec.updateStrategy.rollingUpdate.partition');
  if (type === 'OnDelete')
    return rollingUpdate === undefined
      ? []
      : [
          invalidGo(
            'spec.updateStrategy.rollingUpdate',
            `apps.RollingUpdateStatefulSetStrategy{Partition:${partition}, MaxUnavailable:(*intstr.IntOrString)(nil)}`,
            "only allowed for updateStrategy 'RollingUpdate'",
          ),
        ];
  return [
    invalidGo(
      'spec.updateStrategy',
      `apps.StatefulSetUpdateStrategy{Type:"${type}", RollingUpdate:(*apps.RollingUpdateStatefulSetStrategy)(nil)}`,
      "must be 'RollingUpdate' or 'OnDelete'",
    ),
  ];
};

const CHANGEABLE = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
];

const validateFixedParts = (set: StatefulSet, old: StatefulSet): FieldError[] =>
  equal(fixedParts(set), fixedParts(old))
    ? []
    : [
        forbiddenField(
          'spec',
          "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
        ),
      ];

const fixedParts = ({ spec }: StatefulSet): object =>
  Object.fromEntries(Object.entries(spec).filter(([field]) => !CHANGEABLE.includes(field)));
