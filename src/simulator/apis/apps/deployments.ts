import { deploymentKind } from '../../../resources/kinds/kinds.ts';
import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import type { Deployment } from '../../../resources/workloads/deployment.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import { applyPodTemplateDefaults } from '../pod-template/pod-spec-defaults.ts';
import { validateWorkloadTemplate } from '../pod-template/validate-workload-template.ts';
import { dropEmpty } from '../validation/drop-empty.ts';
import { validateNonNegative } from '../validation/non-negative.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { type ReplicaCounts, validateCollisionCount, validateReplicaStatus } from '../validation/replica-status.ts';
import { workloadWarnings } from '../warnings/workload-warnings.ts';
import { scaleSubresource } from './scale-subresource.ts';
import { validateStrategy } from './validate-deployment-strategy.ts';
import { isReadable, validateSelector, validateSelectorUpdate } from './validate-selector.ts';

const COUNTS: ReplicaCounts = {
  counted: [
    'observedGeneration',
    'replicas',
    'updatedReplicas',
    'readyReplicas',
    'availableReplicas',
    'unavailableReplicas',
    'collisionCount',
  ],
  parts: ['updatedReplicas', 'readyReplicas', 'availableReplicas'],
  ready: 'readyReplicas',
};

/**
 * Deployments.
 *
 * @see https://github.com/kubernetes/kubernetes/tree/v1.32.0/pkg/registry/apps/deployment
 */
export const deploymentStorage = (machinery: Machinery): RegistryStore<Deployment> => {
  const deployments = new RegistryStore<Deployment>(deploymentKind, machinery, {
    generation: true,
    status: true,
    statusKeeps: 'labels',
    applyDefaults,
    prepareForCreate: (deployment) => void (deployment.status = {}),
    prepareForUpdate: countAnnotations,
    warnings: workloadWarnings,
    validate: (deployment) => [...validateObjectMeta(deployment, dnsSubdomain), ...validateSpec(deployment)],
    validateStatusUpdate: (object, old) => [
      ...validateObjectMetaUpdate(object, old),
      ...validateReplicaStatus(object.status, COUNTS),
      ...validateCollisionCount(object.status, old.status),
    ],
    validateUpdate: (deployment, old) => [
      ...validateObjectMetaUpdate(deployment, old),
      ...validateSpec(deployment),
      ...validateSelectorUpdate(deployment.spec.selector, old.spec.selector),
    ],
  });
  const scale = scaleSubresource(deployments, ({ spec }) => spec.selector, {
    group: 'apps',
    plural: 'deployments/scale',
  });
  return Object.assign(deployments, { subresources: { ...deployments.subresources, scale } });
};

/** Annotations are copied to replica sets, so that a change of theirs is something to observe. */
const countAnnotations = ({ metadata }: Deployment, old: Deployment): void => {
  if (!equal(metadata.annotations ?? {}, old.metadata.annotations ?? {}))
    metadata.generation = (old.metadata.generation ?? 0) + 1;
};

const applyDefaults = (deployment: Deployment): void => {
  const spec = (deployment.spec ??= {} as Deployment['spec']);
  dropEmpty(spec);
  applyPodTemplateDefaults((spec.template ??= {} as Deployment['spec']['template']));
  spec.replicas ??= 1;
  spec.revisionHistoryLimit ??= 10;
  spec.progressDeadlineSeconds ??= 600;
  const strategy = (spec.strategy ??= {});
  strategy.type ||= 'RollingUpdate';
  if (strategy.type !== 'RollingUpdate') return;
  strategy.rollingUpdate = { maxSurge: '25%', maxUnavailable: '25%', ...strategy.rollingUpdate };
};

const validateSpec = ({ spec }: Deployment): FieldError[] => [
  ...validateNonNegative(spec.replicas ?? 0, 'spec.replicas'),
  ...validateSelector(spec.selector, spec.template, 'deployment'),
  ...(isReadable(spec.selector) ? validateWorkloadTemplate(spec.template, 'spec.template') : []),
  ...validateStrategy(spec.strategy),
  ...validateNonNegative(spec.minReadySeconds ?? 0, 'spec.minReadySeconds'),
  ...validateNonNegative(spec.revisionHistoryLimit ?? 0, 'spec.revisionHistoryLimit'),
  ...validateNonNegative(spec.progressDeadlineSeconds ?? 0, 'spec.progressDeadlineSeconds'),
  ...((spec.progressDeadlineSeconds ?? 0) <= (spec.minReadySeconds ?? 0)
    ? [invalid('spec.progressDeadlineSeconds', spec.progressDeadlineSeconds, 'must be greater than minReadySeconds')]
    : []),
];
