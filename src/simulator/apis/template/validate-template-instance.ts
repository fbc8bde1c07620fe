import type { TemplateInstance } from '../../../resources/templates/template-instance.ts';
import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, forbiddenField, invalid, required } from '../../apimachinery/field-error.ts';
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
  saysTheSame(instance.spec, old.spec) ? [] : [forbiddenField('spec', 'field is immutable')];

/** Whether two values mean the same to a server in Go, which tells nulls, empty lists and empty maps from nothing nowhere. */
export const saysTheSame = (one: unknown, other: unknown): boolean => equal(bare(one), bare(other));

const bare = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(bare);
  const members = Object.entries(value).map(([key, member]): [string, unknown] => [key, bare(member)]);
  return Object.fromEntries(members.filter(([, member]) => !isEmpty(member)));
};

const isEmpty = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && Object.keys(value).length === 0);
