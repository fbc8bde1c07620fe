import type { KubeObject } from '../../../resources/kube-object.ts';
import type { LabelSelectorSpec } from '../../../resources/labels/label-selector-spec.ts';
import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { duplicate, type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { validateLabelSelector } from '../validation/label-selector-validation.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { REVIEW_VERSIONS, validateReviewVersions } from '../webhook/validate-review-versions.ts';
import { type ClientConfig, validateWebhookClient } from '../webhook/validate-webhook-client.ts';
import { type MatchCondition, validateMatchConditions } from './validate-match-conditions.ts';
import { type OperationRule, validateOperationRule } from './validate-operation-rule.ts';

/** Webhooks that are asked about writes. */
export interface WebhookConfiguration extends KubeObject {
  webhooks?: Webhook[];
}

/** Who is asked about which writes. */
export interface Webhook {
  name?: string;
  clientConfig?: ClientConfig;
  rules?: OperationRule[];
  failurePolicy?: string;
  matchPolicy?: string;
  reinvocationPolicy?: string;
  sideEffects?: string;
  timeoutSeconds?: number;
  admissionReviewVersions?: string[];
  namespaceSelector?: LabelSelectorSpec;
  objectSelector?: LabelSelectorSpec;
  matchConditions?: MatchCondition[];
}

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/admissionregistration/validation/validation.go */
export const validateWebhooks = async ({ webhooks = [] }: WebhookConfiguration): Promise<FieldError[]> => {
  const findings = await Promise.all(
    webhooks.map(async (webhook, index) => {
      const path = `webhooks[${index}]`;
      const isKnown = webhook.name && webhooks.findIndex(({ name }) => name === webhook.name) < index;
      return [
        ...(await validateWebhook(webhook, path)),
        ...validateReviewVersions(
          webhook.admissionReviewVersions ?? [],
          `${path}.admissionReviewVersions`,
          `must specify one of ${REVIEW_VERSIONS.join(', ')}`,
        ),
        ...(isKnown ? [duplicate(`${path}.name`, webhook.name)] : []),
      ];
    }),
  );
  return findings.flat();
};

const validateWebhook = async (webhook: Webhook, path: string): Promise<FieldError[]> => {
  const { name = '', timeoutSeconds: seconds = 10, sideEffects, reinvocationPolicy } = webhook;
  return [
    ...validateName(name, `${path}.name`),
    ...(webhook.rules ?? []).flatMap((rule, index) => validateOperationRule(rule, `${path}.rules[${index}]`)),
    ...validateOneOf(webhook.failurePolicy, `${path}.failurePolicy`, ['Fail', 'Ignore']),
    ...validateOneOf(webhook.matchPolicy, `${path}.matchPolicy`, ['Equivalent', 'Exact']),
    ...(sideEffects === undefined
      ? [required(`${path}.sideEffects`, `must specify one of ${SIDE_EFFECTS.join(', ')}`)]
      : validateOneOf(sideEffects, `${path}.sideEffects`, SIDE_EFFECTS)),
    ...(seconds < 1 || seconds > 30
      ? [invalid(`${path}.timeoutSeconds`, seconds, 'the timeout value must be between 1 and 30 seconds')]
      : []),
    ...(['namespaceSelector', 'objectSelector'] as const).flatMap((selector) =>
      validateLabelSelector(webhook[selector] ?? {}, `${path}.${selector}`),
    ),
    ...(reinvocationPolicy === undefined
      ? []
      : validateOneOf(reinvocationPolicy, `${path}.reinvocationPolicy`, ['IfNeeded', 'Never'])),
    ...validateWebhookClient(webhook.clientConfig ?? {}, `${path}.clientConfig`),
    ...(await validateMatchConditions(webhook.matchConditions ?? [], `${path}.matchConditions`, false)),
  ];
};

const SIDE_EFFECTS = ['None', 'NoneOnDryRun'];

const validateName = (name: string, path: string): FieldError[] => {
  if (name === '') return [required(path)];
  const errors = dnsSubdomain(name);
  if (errors.length > 0) return [invalid(path, name, errors.join(','))];
  return name.split('.').length < 3
    ? [invalid(path, name, 'should be a domain with at least three segments separated by dots')]
    : [];
};
