import type { KubeObject } from '../../../resources/kube-object.ts';
import * as platform from '../../../resources/platform-kinds.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RegistryStore } from '../../apimachinery/registry-store.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { updateObject } from '../../apimachinery/update-object.ts';
import { policyBindingDefaults, policyDefaults } from '../admission-registration/policy-defaults.ts';
import { validatePolicy } from '../admission-registration/validate-policy.ts';
import { validatePolicyBinding } from '../admission-registration/validate-policy-binding.ts';
import { validateWebhooks } from '../admission-registration/validate-webhooks.ts';
import { validateFlowSchema } from '../flow-control/validate-flow-schema.ts';
import { validatePriorityLevel } from '../flow-control/validate-priority-level.ts';
import { applyPodTemplateDefaults } from '../pod-template/pod-spec-defaults.ts';
import { validatePodTemplate } from '../pod-template/validate-pod-spec.ts';
import { componentStatuses } from './component-statuses.ts';
import { plainStorage } from './plain-storage.ts';
import * as defaults from './platform-defaults.ts';
import { validateApiService } from './validate-api-service.ts';
import { validateCertificateRequest } from './validate-certificate-request.ts';
import { validateRuntimeClass, validateRuntimeClassUpdate } from './validate-runtime-class.ts';

type Template = Parameters<typeof applyPodTemplateDefaults>[0];

/**
 * The storages of the kinds by which a cluster and its API are set up. They are kept, defaulted and shown; nothing acts
 * on them.
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
      generation: true,
      applyDefaults: defaults.webhookDefaults,
      validate: validateWebhooks,
      validateUpdate: validateWebhooks,
    }),
  ),
  plainStorage(platform.admissionPolicyKind, machinery, {
    generation: true,
    status: true,
    applyDefaults: policyDefaults,
    validate: validatePolicy,
    validateUpdate: validatePolicy,
  }),
  plainStorage(platform.admissionPolicyBindingKind, machinery, {
    generation: true,
    applyDefaults: policyBindingDefaults,
    validate: validatePolicyBinding,
    validateUpdate: validatePolicyBinding,
  }),
  plainStorage(platform.apiServiceKind, machinery, {
    status: true,
    nameRule: () => [],
    applyDefaults: defaults.apiServiceDefaults,
    validate: validateApiService,
    validateUpdate: validateApiService,
  }),
  certificateSigningRequests(machinery),
  plainStorage(platform.flowSchemaKind, machinery, {
    generation: true,
    status: true,
    applyDefaults: defaults.flowSchemaDefaults,
    validate: validateFlowSchema,
    validateUpdate: validateFlowSchema,
  }),
  plainStorage(platform.priorityLevelKind, machinery, {
    generation: true,
    status: true,
    applyDefaults: defaults.priorityLevelDefaults,
    validate: validatePriorityLevel,
    validateUpdate: validatePriorityLevel,
  }),
  plainStorage(platform.runtimeClassKind, machinery, {
    validate: validateRuntimeClass,
    validateUpdate: validateRuntimeClassUpdate,
  }),
  plainStorage(platform.brokerTemplateInstanceKind, machinery),
  plainStorage(platform.templateInstanceKind, machinery, { status: true }),
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

type Request = KubeObject & { spec?: Record<string, unknown>; status?: object };

const certificateSigningRequests = (machinery: Machinery): RegistryStore => {
  const kind = platform.certificateSigningRequestKind;
  const requests: RegistryStore = plainStorage(kind, machinery, {
    status: true,
    nameRule: () => [],
    applyDefaults: defaults.certificateRequestDefaults,
    validate: validateCertificateRequest,
    prepareForUpdate: (request: Request, old: Request) => {
      if (old.spec !== undefined) request.spec = copyOf(old.spec) as Record<string, unknown>;
    },
    prepareForCreate: (request: Request, { user }: RequestContext) => {
      request.spec = { ...request.spec, username: user.username, groups: [...user.groups] };
      request.status = {};
    },
  });
  requests.subresources['approval'] = {
    kind,
    get: (context, name) => requests.get(context, name),
    update: (context, name, change) => updateObject(requests, context, name, change, 'status'),
  };
  return requests;
};
