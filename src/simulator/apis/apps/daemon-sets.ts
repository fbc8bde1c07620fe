import { daemonSetKind } from '../../../resources/kinds/kinds.ts';
import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import type { DaemonSet } from '../../../resources/workloads/daemon-set.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, required } from '../../apimachinery/field-error.ts';
import { goIntOrString, invalidGo, notSupportedGo } from '../../apimachinery/go-value.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import { applyPodTemplateDefaults } from '../pod-template/pod-spec-defaults.ts';
import { validateWorkloadTemplate } from '../pod-template/validate-workload-template.ts';
import { dropEmpty } from '../validation/drop-empty.ts';
import { validateNonNegative } from '../validation/non-negative.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { type ReplicaCounts, validateCollisionCount, validateReplicaStatus } from '../validation/replica-status.ts';
import { validateShare } from '../validation/share.ts';
import { templateOnlyWarnings } from '../warnings/workload-warnings.ts';
import { validateSelector, validateSelectorUpdate } from './validate-selector.ts';

const TEMPLATE_GENERATION = 'deprecated.daemonset.template.generation';

const COUNTS: ReplicaCounts = {
  counted: [
    'currentNumberScheduled',
    'numberMisscheduled',
    'desiredNumberScheduled',
    'numberReady',
    'observedGeneration',
    'updatedNumberScheduled',
    'numberAvailable',
    'numberUnavailable',
    'collisionCount',
  ],
};

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/ */
export const daemonSetStorage = (machinery: Machinery): RegistryStore<DaemonSet> =>
  new RegistryStore<DaemonSet>(daemonSetKind, machinery, {
    generation: true,
    status: true,
    applyDefaults,
    prepareForCreate: (set) => {
      set.metadata.annotations = { ...set.metadata.annotations, [TEMPLATE_GENERATION]: '1' };
      set.status = { currentNumberScheduled: 0, desiredNumberScheduled: 0, numberMisscheduled: 0, numberReady: 0 };
    },
    validate: (set) => [...validateObjectMeta(set, dnsSubdomain), ...validateSpec(set)],
    prepareForUpdate: (set, old) => {
      const before = Number(old.metadata.annotations?.[TEMPLATE_GENERATION] ?? 0);
      const changed = !equal(set.spec.template, old.spec.template);
      set.metadata.annotations = {
        ...set.metadata.annotations,
        [TEMPLATE_GENERATION]: String(before + (changed ? 1 : 0)),
      };
    },
    validateStatusUpdate: (object, old) => [
      ...validateObjectMetaUpdate(object, old),
      ...validateReplicaStatus(object.status, COUNTS),
      ...validateCollisionCount(object.status, old.status),
    ],
    checksAgain: true,
    warnings: (set, old) => (equal(set.spec.template, old?.spec.template) ? [] : templateOnlyWarnings(set, old)),
    validateUpdate: (set, old) => [
      ...validateObjectMetaUpdate(set, old),
      ...validateSpec(set),
      ...validateSelectorUpdate(set.spec.selector, old.spec.selector),
    ],
  });

/** The annotation stands for a field that is always there, so that whoever writes the object owns it. */
const applyDefaults = (set: DaemonSet): void => {
  set.metadata.annotations = { [TEMPLATE_GENERATION]: '0', ...set.metadata.annotations };
  const spec = (set.spec ??= {} as DaemonSet['spec']);
  dropEmpty(spec);
  const strategy = (spec.updateStrategy ??= {});
  strategy.type ||= 'RollingUpdate';
  if (strategy.type === 'RollingUpdate' || strategy.rollingUpdate)
    strategy.rollingUpdate = { maxSurge: 0, maxUnavailable: 1, ...strategy.rollingUpdate };
  spec.revisionHistoryLimit ??= 10;
  applyPodTemplateDefaults((spec.template ??= {} as DaemonSet['spec']['template']));
};

const validateSpec = ({ spec }: DaemonSet): FieldError[] => [
  ...validateSelector(spec.selector, spec.template, 'daemonset'),
  ...validateWorkloadTemplate(spec.template, 'spec.template', 'DaemonSet'),
  ...validateUpdateStrategy(spec.updateStrategy?.type ?? ''),
  ...validateRollingUpdate(spec.updateStrategy?.rollingUpdate),
  ...validateNonNegative(spec.minReadySeconds ?? 0, 'spec.minReadySeconds'),
  ...validateNonNegative(spec.revisionHistoryLimit ?? 0, 'spec.revisionHistoryLimit'),
];

const validateRollingUpdate = (update?: {
  maxSurge?: number | string;
  maxUnavailable?: number | string;
}): FieldError[] => {
  if (update === undefined) return [];
  const { maxUnavailable = 0, maxSurge = 0 } = update;
  const isZero = (value: number | string): boolean => (Number.parseInt(String(value), 10) || 0) === 0;
  const path = 'spec.updateStrategy.rollingUpdate';
  const none = isZero(maxUnavailable);
  return [
    ...validateShare(maxUnavailable, `${path}.maxUnavailable`),
    ...validateShare(maxSurge, `${path}.maxSurge`),
    ...(none && isZero(maxSurge) ? [required(`${path}.maxUnavailable`, 'cannot be 0 when maxSurge is 0')] : []),
    ...(!none && !isZero(maxSurge)
      ? [invalidGo(`${path}.maxSurge`, goIntOrString(maxSurge), 'may not be set when maxUnavailable is non-zero')]
      : []),
  ];
};

const STRATEGIES = ['RollingUpdate', 'OnDelete'];

const validateUpdateStrategy = (type: string): FieldError[] =>
  STRATEGIES.includes(type)
    ? []
    : [
        notSupportedGo(
          'spec.updateStrategy',
          `apps.DaemonSetUpdateStrategy{Type:"${type}", RollingUpdate:(*apps.RollingUpdateDaemonSet)(nil)}`,
          STRATEGIES,
        ),
      ];
