import type { KubeObject } from '../../../resources/kube-object.ts';
import { dnsLabel, dnsSubdomain, pathSegment } from '../../../resources/validation/dns-name.ts';
import { type FieldError, forbiddenField, invalid, required } from '../../apimachinery/field-error.ts';
import { validateDomainPath } from '../validation/domain-path.ts';
import { validateImmutable } from '../validation/immutable.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { tooLongField } from '../validation/too-long.ts';

interface IngressClass extends KubeObject {
  spec?: { controller?: string; parameters?: Parameters };
}

interface Parameters {
  apiGroup?: string;
  kind?: string;
  name?: string;
  scope?: string;
  namespace?: string;
}

const LONGEST_CONTROLLER = 250;

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/networking/validation/validation.go */
export const validateIngressClass = ({ spec: { controller = '', parameters } = {} }: IngressClass): FieldError[] => [
  ...(controller.length > LONGEST_CONTROLLER ? [tooLongField('spec.controller', LONGEST_CONTROLLER)] : []),
  ...validateDomainPath(controller, 'spec.controller'),
  ...(parameters === undefined ? [] : validateParameters(parameters)),
];

/** The findings about a change: whose class it is stays. */
export const validateIngressClassUpdate = (ingressClass: IngressClass, old: IngressClass): FieldError[] => [
  ...validateImmutable(ingressClass.spec?.controller ?? '', old.spec?.controller ?? '', 'spec.controller'),
  ...validateIngressClass(ingressClass),
];

const validateParameters = ({ apiGroup, scope, namespace, ...names }: Parameters): FieldError[] => {
  const path = 'spec.parameters';
  return [
    ...(apiGroup === undefined
      ? []
      : dnsSubdomain(apiGroup).map((text) => invalid(`${path}.apiGroup`, apiGroup, text))),
    ...(['kind', 'name'] as const).flatMap((field) =>
      names[field]
        ? pathSegment(names[field]).map((text) => invalid(`${path}.${field}`, names[field], text))
        : [required(`${path}.${field}`, `${field} is required`)],
    ),
    ...validateOneOf(scope, `${path}.scope`, ['Cluster', 'Namespace']),
    ...(scope === 'Namespace'
      ? namespace === undefined
        ? [required(`${path}.namespace`, "`parameters.scope` is set to 'Namespace'")]
        : dnsLabel(namespace).map((text) => invalid(`${path}.namespace`, namespace, text))
      : []),
    ...(scope === 'Cluster' && namespace !== undefined
      ? [forbiddenField(`${path}.namespace`, "`parameters.scope` is set to 'Cluster'")]
      : []),
  ];
};
