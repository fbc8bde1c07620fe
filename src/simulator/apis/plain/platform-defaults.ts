import type { KubeObject } from '../../../resources/kube-object.ts';

interface Rule {
  scope?: string;
}

interface Webhook {
  clientConfig?: { service?: { port?: number } };
  rules?: Rule[];
  failurePolicy?: string;
  matchPolicy?: string;
  namespaceSelector?: object;
  objectSelector?: object;
  reinvocationPolicy?: string;
  timeoutSeconds?: number;
}

/** What the API fills in for both kinds of webhooks. */
export const webhookDefaults = (configuration: KubeObject & { webhooks?: Webhook[] }): void => {
  for (const webhook of configuration.webhooks ?? []) {
    if (webhook.clientConfig?.service !== undefined) webhook.clientConfig.service.port ??= 443;
    for (const rule of webhook.rules ?? []) rule.scope ??= '*';
    webhook.failurePolicy ??= 'Fail';
    webhook.matchPolicy ??= 'Equivalent';
    webhook.namespaceSelector ??= {};
    webhook.objectSelector ??= {};
    if (configuration.kind === 'MutatingWebhookConfiguration') webhook.reinvocationPolicy ??= 'Never';
    webhook.timeoutSeconds ??= 10;
  }
};

export const csiDriverDefaults = (driver: KubeObject & { spec?: Record<string, unknown> }): void => {
  driver.spec = {
    attachRequired: true,
    fsGroupPolicy: 'ReadWriteOnceWithFSType',
    podInfoOnMount: false,
    requiresRepublish: false,
    seLinuxMount: false,
    storageCapacity: false,
    volumeLifecycleModes: ['Persistent'],
    ...driver.spec,
  };
};

export const flowSchemaDefaults = ({ spec }: KubeObject & { spec?: { matchingPrecedence?: number } }): void => {
  if (spec !== undefined) spec.matchingPrecedence ||= 1000;
};

interface Limited {
  lendablePercent?: number;
  limitResponse?: { queuing?: { queues?: number; handSize?: number; queueLengthLimit?: number } };
  nominalConcurrencyShares?: number;
}

export const priorityLevelDefaults = ({ spec }: KubeObject & { spec?: { type?: string; limited?: Limited } }): void => {
  if (spec?.limited === undefined) return;
  const { limited } = spec;
  limited.lendablePercent ??= 0;
  limited.nominalConcurrencyShares ??= 30;
  const queuing = limited.limitResponse?.queuing;
  if (queuing === undefined) return;
  queuing.queues ||= 64;
  queuing.handSize ||= 8;
  queuing.queueLengthLimit ||= 50;
};

export const apiServiceDefaults = ({ spec }: KubeObject & { spec?: { service?: { port?: number } } }): void => {
  if (spec?.service) spec.service.port ??= 443;
};

/** Who is signed for is not for the client to say. */
export const certificateRequestDefaults = ({ spec }: KubeObject & { spec?: { usages?: string[] } }): void => {
  if (spec !== undefined) spec.usages ??= ['digital signature', 'key encipherment'];
};

export const storageClassDefaults = (
  storageClass: KubeObject & { reclaimPolicy?: string; volumeBindingMode?: string },
): void => {
  storageClass.reclaimPolicy ??= 'Delete';
  storageClass.volumeBindingMode ??= 'Immediate';
};

export const priorityClassDefaults = (priorityClass: KubeObject & { preemptionPolicy?: string }): void => {
  priorityClass.preemptionPolicy ??= 'PreemptLowerPriority';
};

export const ingressClassDefaults = ({ spec }: KubeObject & { spec?: { parameters?: Rule } }): void => {
  if (spec?.parameters !== undefined) spec.parameters.scope ??= 'Cluster';
};

interface Match {
  matchPolicy?: string;
  namespaceSelector?: object;
  objectSelector?: object;
  resourceRules?: Rule[];
  excludeResourceRules?: Rule[];
}

export const policyDefaults = ({
  spec,
}: KubeObject & { spec?: { failurePolicy?: string; matchConstraints?: Match } }): void => {
  if (spec === undefined) return;
  spec.failurePolicy ??= 'Fail';
  matchDefaults(spec.matchConstraints);
};

export const policyBindingDefaults = ({ spec }: KubeObject & { spec?: { matchResources?: Match } }): void =>
  matchDefaults(spec?.matchResources);

const matchDefaults = (match: Match | undefined): void => {
  if (match === undefined) return;
  match.matchPolicy ??= 'Equivalent';
  match.namespaceSelector ??= {};
  match.objectSelector ??= {};
  for (const rule of [...(match.resourceRules ?? []), ...(match.excludeResourceRules ?? [])]) rule.scope ??= '*';
};
