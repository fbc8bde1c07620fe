import type { CustomResourceDefinition } from '../../../resources/custom-resource-definition.ts';
import { type FieldError, forbiddenField, invalid, required } from '../../apimachinery/field-error.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { validateReviewVersions } from '../webhook/validate-review-versions.ts';
import { validateWebhookClient } from '../webhook/validate-webhook-client.ts';

const PATH = 'spec.conversion';

/** Findings name the fields as they are called in the version in which the real server checks them. */
export const validateConversion = ({
  conversion,
  preserveUnknownFields,
}: CustomResourceDefinition['spec']): FieldError[] => {
  if (conversion === undefined) return [];
  const { strategy, webhook } = conversion;
  const { clientConfig, conversionReviewVersions = [] } = webhook ?? {};
  const forbidden = (field: string): FieldError =>
    forbiddenField(`${PATH}.${field}`, 'should not be set when strategy is not set to Webhook');
  return [
    ...(preserveUnknownFields && strategy !== 'None'
      ? [invalid(`${PATH}.strategy`, strategy, 'must be None if spec.preserveUnknownFields is true')]
      : []),
    ...(strategy ? validateOneOf(strategy, `${PATH}.strategy`, ['None', 'Webhook']) : [required(`${PATH}.strategy`)]),
    ...(strategy === 'Webhook'
      ? [
          ...(clientConfig === undefined
            ? [required(`${PATH}.webhookClientConfig`, 'required when strategy is set to Webhook')]
            : validateWebhookClient(clientConfig, `${PATH}.webhookClientConfig`)),
          ...validateReviewVersions(conversionReviewVersions, `${PATH}.conversionReviewVersions`),
        ]
      : [
          ...(clientConfig === undefined ? [] : [forbidden('webhookClientConfig')]),
          ...(conversionReviewVersions.length === 0 ? [] : [forbidden('conversionReviewVersions')]),
        ]),
  ];
};
