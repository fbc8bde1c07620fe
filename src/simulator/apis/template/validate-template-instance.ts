import type { TemplateInstance } from '../../../resources/template-instance.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, forbiddenField, invalid, required } from '../../apimachinery/field-error.ts';
import { dnsSubdomain } from '../validation/dns-name.ts';
import { validateObjectMeta } from '../validation/object-meta.ts';
import { validateParameters } from './validate-parameters.ts';

/**
 * The findings about a new template instance, but for its own metadata.
 *
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/template/apis/template/validation/validation.go
 */
export const validateTemplateInstance = ({ spec }: TemplateInstance): FieldError[] => {
  const { template, secret, requester } = spec;
  // An embedded template needs no name.
  const named = { ...template, metadata: { ...template?.metadata, name: template?.metadata?.name || 'unnamed' } };
  return [
    ...validateObjectMeta(named, dnsSubdomain).map((each) => ({ ...each, field: `spec.template.${each.field}` })),
    ...validateParameters(template?.parameters, 'spec.template.'),
    ...(secret === undefined ? [] : validateSecretName(secret.name ?? '')),
    ...(requester?.username ? [] : [required(requester === undefined ? 'spec.requester' : 'spec.requester.username')]),
  ];
};

const validateSecretName = (name: string): FieldError[] =>
  name === ''
    ? [required('spec.secret.name')]
    : dnsSubdomain(name).map((text) => invalid('spec.secret.name', name, text));

/** What an instance is made of stays as it was. */
export const validateTemplateInstanceUpdate = (instance: TemplateInstance, old: TemplateInstance): FieldError[] =>
  equal(instance.spec, old.spec) ? [] : [forbiddenField('spec', 'field is immutable')];
