import { replicationControllerKind } from '../../../resources/kinds/kinds.ts';
import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import { type FieldError, required } from '../../apimachinery/field-error.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import { scaleSubresource } from '../apps/scale-subresource.ts';
import { applyPodTemplateDefaults } from '../pod-template/pod-spec-defaults.ts';
import { validateMapSelector, validateWorkloadTemplate } from '../pod-template/validate-workload-template.ts';
import { validateNonNegative } from '../validation/non-negative.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { REPLICA_SET_COUNTS, validateReplicaStatus } from '../validation/replica-status.ts';
import { controllerWarnings } from '../warnings/workload-warnings.ts';

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/ */
export const replicationControllerStorage = (machinery: Machinery): RegistryStore<ReplicationController> => {
  const controllers = new RegistryStore<ReplicationController>(replicationControllerKind, machinery, {
    generation: true,
    status: true,
    applyDefaults,
    orphansByDefault: true,
    prepareForCreate: (controller) => void (controller.status = { replicas: 0 }),
    validate: (controller) => [...validateObjectMeta(controller, dnsSubdomain), ...validateSpec(controller)],
    validateStatusUpdate: (object, old) => [
      ...validateObjectMetaUpdate(object, old),
      ...validateReplicaStatus(object.status, REPLICA_SET_COUNTS),
    ],
    checksAgain: true,
    warnings: controllerWarnings,
    validateUpdate: (controller, old) => [...validateObjectMetaUpdate(controller, old), ...validateSpec(controller)],
  });
  const scale = scaleSubresource(controllers, ({ spec }) => ({ matchLabels: spec.selector ?? {} }), {
    group: 'autoscaling',
    plural: 'replicationcontrollers/scale',
  });
  return Object.assign(controllers, { subresources: { ...controllers.subresources, scale } });
};

/** Selector and labels of a controller that names none are those of its pods. */
const applyDefaults = (controller: ReplicationController): void => {
  const spec = (controller.spec ??= {} as ReplicationController['spec']);
  spec.replicas ??= 1;
  if (spec.template === undefined || spec.template === null) return;
  applyPodTemplateDefaults(spec.template);
  const labels = spec.template.metadata.labels;
  if (labels === undefined) return;
  if (Object.keys(spec.selector ?? {}).length === 0) spec.selector = { ...labels };
  if (Object.keys(controller.metadata.labels ?? {}).length === 0) controller.metadata.labels = { ...labels };
};

const validateSpec = ({ spec }: ReplicationController): FieldError[] => [
  ...validateNonNegative(spec.minReadySeconds ?? 0, 'spec.minReadySeconds'),
  ...(Object.keys(spec.selector ?? {}).length === 0 ? [required('spec.selector')] : []),
  ...validateNonNegative(spec.replicas ?? 0, 'spec.replicas'),
  ...(spec.template ? validateTemplate(spec) : [required('spec.template')]),
];

const validateTemplate = ({ selector, template }: ReplicationController['spec']): FieldError[] => [
  ...validateMapSelector(selector, template, 'spec.template'),
  ...validateWorkloadTemplate(template, 'spec.template', 'ReplicationController'),
];
