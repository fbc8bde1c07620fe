import type { KubeObject } from '../../../resources/kube-object.ts';
import * as platform from '../../../resources/platform-kinds.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { applyPodTemplateDefaults } from '../pod-template/pod-spec-defaults.ts';
import { validatePodTemplate } from '../pod-template/validate-pod-spec.ts';
import { certificateSigningRequests } from './certificate-signing-requests.ts';
import { componentStatuses } from './component-statuses.ts';
import { plainStorage } from './plain-storage.ts';
import * as defaults from './platform-defaults.ts';

type Template = Parameters<typeof applyPodTemplateDefaults>[0];

/**
 * The storages of the kinds by which a cluster and its API are set up. What checks them is loaded when the first one is
 * written, as in most clusters nobody does.
 */
export const platformStorages = (machinery: Machinery): RestStorage[] => [
  componentStatuses,
  plainStorage(platform.podTemplateKind, machinery, {
    generation: true,
    answersDeleteWith: 'object',
    applyDefaults: (object: KubeObject & { template?: Template }) =>
      applyPodTemplateDefaults((object.template ??= {} as Template)),
    validate: validateTemplate,
    validateUpdate: validateTemplate,
  }),
  ...[platform.mutatingWebhookKind, platform.validatingWebhookKind].map((kind) =>
    plainStorage(kind, machinery, {
      requireResourceVersion: true,
      generation: true,
      applyDefaults: defaults.webhookDefaults,
      validate: async (object) =>
        (await import('../admission-registration/validate-webhooks.ts')).validateWebhooks(object),
      validateUpdate: async (object) =>
        (await import('../admission-registration/validate-webhooks.ts')).validateWebhooks(object),
    }),
  ),
  plainStorage(platform.admissionPolicyKind, machinery, {
    requireResourceVersion: true,
    generation: true,
    status: true,
    statusKeeps: 'metadata',
    applyDefaults: defaults.policyDefaults,
    validate: async (object) => (await import('../admission-registration/validate-policy.ts')).validatePolicy(object),
    validateUpdate: async (object) =>
      (await import('../admission-registration/validate-policy.ts')).validatePolicy(object),
  }),
  plainStorage(platform.admissionPolicyBindingKind, machinery, {
    requireResourceVersion: true,
    generation: true,
    applyDefaults: defaults.policyBindingDefaults,
    validate: async (object) =>
      (await import('../admission-registration/validate-policy-binding.ts')).validatePolicyBinding(object),
    validateUpdate: async (object) =>
      (await import('../admission-registration/validate-policy-binding.ts')).validatePolicyBinding(object),
  }),
  plainStorage(platform.apiServiceKind, machinery, {
    status: true,
    nameRule: () => [],
    applyDefaults: defaults.apiServiceDefaults,
    validate: async (object) =>
      (await import('../api-registration/validate-api-service.ts')).validateApiService(object),
    validateUpdate: async (object) =>
      (await import('../api-registration/validate-api-service.ts')).validateApiService(object),
  }),
  certificateSigningRequests(machinery),
  plainStorage(platform.flowSchemaKind, machinery, {
    generation: true,
    status: true,
    statusKeeps: 'metadata',
    applyDefaults: defaults.flowSchemaDefaults,
    validate: async (object) => (await import('../flow-control/validate-flow-schema.ts')).validateFlowSchema(object),
    validateUpdate: async (object) =>
      (await import('../flow-control/validate-flow-schema.ts')).validateFlowSchema(object),
  }),
  plainStorage(platform.priorityLevelKind, machinery, {
    generation: true,
    status: true,
    statusKeeps: 'metadata',
    applyDefaults: defaults.priorityLevelDefaults,
    validate: async (object) =>
      (await import('../flow-control/validate-priority-level.ts')).validatePriorityLevel(object),
    validateUpdate: async (object) =>
      (await import('../flow-control/validate-priority-level.ts')).validatePriorityLevel(object),
  }),
  plainStorage(platform.runtimeClassKind, machinery, {
    requireResourceVersion: true,
    validate: async (object) => (await import('./validate-runtime-class.ts')).validateRuntimeClass(object),
    validateUpdate: async (object, old) =>
      (await import('./validate-runtime-class.ts')).validateRuntimeClassUpdate(object, old),
  }),
  plainStorage(platform.brokerTemplateInstanceKind, machinery, {
    validate: async (object) =>
      (await import('../template/validate-broker-instance.ts')).validateBrokerInstance(object),
    validateUpdate: async (object) =>
      (await import('../template/validate-broker-instance.ts')).validateBrokerInstance(object),
  }),
  plainStorage(platform.roleBindingRestrictionKind, machinery, { generation: true }),
  ...[
    platform.buildConfigurationKind,
    platform.featureGateKind,
    platform.imageContentPolicyKind,
    platform.infrastructureKind,
    platform.ingressConfigurationKind,
    platform.projectConfigurationKind,
    platform.proxyKind,
    platform.registryConfigurationKind,
  ].map((kind) => plainStorage(kind, machinery, { generation: true, status: true })),
];

const validateTemplate = ({ template }: KubeObject & { template?: Template }) =>
  validatePodTemplate(template as never, 'template');
