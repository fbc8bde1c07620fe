import type { KubeObject } from '../../../resources/kube-object.ts';

interface Webhook {
  clientConfig?: { service?: { port?: number } };
  rules?: { scope?: string }[];
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
