import type { KubeList, KubeObject } from '../../../resources/kube-object.ts';
import * as platform from '../../../resources/platform-kinds.ts';
import { apiVersionOf } from '../../../resources/resource-kind.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RegistryStore } from '../../apimachinery/registry-store.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { notFound } from '../../apimachinery/status-error.ts';
import { updateObject } from '../../apimachinery/update-object.ts';
import { applyPodTemplateDefaults } from '../pod-template/pod-spec-defaults.ts';
import { plainStorage } from './plain-storage.ts';
import * as defaults from './platform-defaults.ts';

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
  }),
  ...[platform.mutatingWebhookKind, platform.validatingWebhookKind].map((kind) =>
    plainStorage(kind, machinery, { generation: true, applyDefaults: defaults.webhookDefaults }),
  ),
  plainStorage(platform.admissionPolicyKind, machinery, { generation: true, status: true }),
  plainStorage(platform.admissionPolicyBindingKind, machinery, { generation: true }),
  plainStorage(platform.apiServiceKind, machinery, { status: true, applyDefaults: defaults.apiServiceDefaults }),
  certificateSigningRequests(machinery),
  plainStorage(platform.flowSchemaKind, machinery, {
    generation: true,
    status: true,
    applyDefaults: defaults.flowSchemaDefaults,
  }),
  plainStorage(platform.priorityLevelKind, machinery, {
    generation: true,
    status: true,
    applyDefaults: defaults.priorityLevelDefaults,
  }),
  plainStorage(platform.runtimeClassKind, machinery),
  plainStorage(platform.csiDriverKind, machinery, { applyDefaults: defaults.csiDriverDefaults }),
  plainStorage(platform.csiNodeKind, machinery),
  plainStorage(platform.csiStorageCapacityKind, machinery),
  plainStorage(platform.volumeAttachmentKind, machinery, { status: true, answersDeleteWith: 'object' }),
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

/** The components of the control plane are not reached by the addresses that this kind, long deprecated, asks at. */
const componentStatuses: RestStorage = {
  kind: platform.componentStatusKind,
  get: async (_context, name) => {
    throw notFound(platform.componentStatusKind, name);
  },
  list: async (): Promise<KubeList> => ({
    apiVersion: apiVersionOf(platform.componentStatusKind),
    kind: 'ComponentStatusList',
    metadata: {} as KubeList['metadata'],
    items: [],
  }),
};

type Request = KubeObject & { spec?: Record<string, unknown>; status?: object };

const certificateSigningRequests = (machinery: Machinery): RegistryStore => {
  const kind = platform.certificateSigningRequestKind;
  const requests: RegistryStore = plainStorage(kind, machinery, {
    status: true,
    applyDefaults: defaults.certificateRequestDefaults,
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
