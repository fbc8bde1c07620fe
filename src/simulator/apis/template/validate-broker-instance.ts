import type { KubeObject } from '../../../resources/kube-object.ts';
import { dnsLabel, dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';

interface Reference {
  kind?: string;
  name?: string;
  namespace?: string;
}

interface BrokerInstance extends KubeObject {
  spec?: { templateInstance?: Reference; secret?: Reference; bindingIDs?: string[] };
}

/**
 * What is wrong with what a service broker remembers of a template instance.
 *
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/template/apis/template/validation/validation.go
 */
export const validateBrokerInstance = ({ spec = {} }: BrokerInstance): FieldError[] => [
  ...validateReference(spec.templateInstance, 'spec.templateInstance', 'TemplateInstance'),
  ...validateReference(spec.secret, 'spec.secret', 'Secret'),
  ...(spec.bindingIDs ?? []).flatMap((id) =>
    /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
      ? []
      : [invalid('spec.bindingIDs', id, 'is not a valid UUID')],
  ),
];

const validateReference = ({ kind, name, namespace }: Reference = {}, path: string, wanted: string): FieldError[] => [
  ...(kind ? [] : [required(`${path}.kind`)]),
  ...(kind && kind !== wanted ? [invalid(`${path}.kind`, kind, `must be ${wanted}`)] : []),
  ...named(name, `${path}.name`, dnsSubdomain),
  ...named(namespace, `${path}.namespace`, dnsLabel),
];

const named = (name: string | undefined, path: string, rule: typeof dnsLabel): FieldError[] =>
  name ? rule(name).map((text) => invalid(path, name, text)) : [required(path)];
