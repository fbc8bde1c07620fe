import {
  admissionPolicyBindingKind,
  admissionPolicyKind,
  mutatingWebhookKind,
  validatingWebhookKind,
} from '../../../resources/kinds/platform-kinds.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { checkedBy, plainStorage } from '../plain-storage.ts';
import { policyBindingDefaults, policyDefaults } from './policy-defaults.ts';
import { webhookDefaults } from './webhook-defaults.ts';

/** The storages of admissionregistration.k8s.io. What checks them is loaded when the first one is written, as in most clusters nobody does. */
export const admissionRegistrationStorages = (machinery: Machinery): RestStorage[] => [
  ...[mutatingWebhookKind, validatingWebhookKind].map((kind) =>
    plainStorage(kind, machinery, {
      requireResourceVersion: true,
      generation: true,
      applyDefaults: webhookDefaults,
      ...checkedBy(async (object) => (await import('./validate-webhooks.ts')).validateWebhooks(object)),
    }),
  ),
  plainStorage(admissionPolicyKind, machinery, {
    requireResourceVersion: true,
    generation: true,
    status: true,
    statusKeeps: 'metadata',
    applyDefaults: policyDefaults,
    ...checkedBy(async (object) => (await import('./validate-policy.ts')).validatePolicy(object)),
  }),
  plainStorage(admissionPolicyBindingKind, machinery, {
    requireResourceVersion: true,
    generation: true,
    applyDefaults: policyBindingDefaults,
    ...checkedBy(async (object) => (await import('./validate-policy-binding.ts')).validatePolicyBinding(object)),
  }),
];
