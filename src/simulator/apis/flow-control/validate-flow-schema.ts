import type { KubeObject } from '../../../resources/kube-object.ts';
import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { notSupportedGo } from '../../apimachinery/go-value.ts';
import { type FlowSubject, validateFlowSubject } from './validate-flow-subject.ts';
import { type PolicyRule, validateNonResourceRule, validateResourceRule } from './validate-policy-rule.ts';

interface FlowSchema extends KubeObject {
  spec?: {
    matchingPrecedence?: number;
    distinguisherMethod?: { type?: string };
    priorityLevelConfiguration?: { name?: string };
    rules?: { subjects?: FlowSubject[]; resourceRules?: PolicyRule[]; nonResourceRules?: PolicyRule[] }[];
  };
}

const LAST_PRECEDENCE = 10_000;
const METHODS = ['ByNamespace', 'ByUser'];

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/flowcontrol/validation/validation.go */
export const validateFlowSchema = ({ metadata, spec = {} }: FlowSchema): FieldError[] => {
  const { matchingPrecedence: precedence = 0, distinguisherMethod: method, priorityLevelConfiguration, rules } = spec;
  const field = 'spec.matchingPrecedence';
  const level = priorityLevelConfiguration?.name;
  return [
    ...(precedence <= 0 ? [invalid(field, precedence, 'must be a positive value')] : []),
    ...(precedence > LAST_PRECEDENCE
      ? [invalid(field, precedence, `must not be greater than ${LAST_PRECEDENCE}`)]
      : []),
    ...(precedence === 1 && metadata.name !== 'exempt'
      ? [invalid(field, precedence, "only the schema named 'exempt' may have matchingPrecedence 1")]
      : []),
    ...(method === undefined || METHODS.includes(method.type ?? '')
      ? []
      : [
          notSupportedGo(
            'spec.distinguisherMethod.type',
            `flowcontrol.FlowDistinguisherMethod{Type:${JSON.stringify(method.type ?? '')}}`,
            METHODS,
          ),
        ]),
    ...(level
      ? dnsSubdomain(level).map((text) => invalid('spec.priorityLevelConfiguration.name', level, text))
      : [required('spec.priorityLevelConfiguration.name', 'must reference a priority level')]),
    ...(rules ?? []).flatMap((rule, index) => validateRule(rule, `spec.rules[${index}]`)),
  ];
};

type Rule = NonNullable<NonNullable<FlowSchema['spec']>['rules']>[number];

const validateRule = (
  { subjects = [], resourceRules = [], nonResourceRules = [] }: Rule,
  path: string,
): FieldError[] => [
  ...(subjects.length === 0 ? [required(`${path}.subjects`, 'subjects must contain at least one value')] : []),
  ...subjects.flatMap((subject, index) => validateFlowSubject(subject, `${path}.subjects[${index}]`)),
  ...(resourceRules.length + nonResourceRules.length === 0
    ? [required(path, 'at least one of resourceRules and nonResourceRules has to be non-empty')]
    : []),
  ...resourceRules.flatMap((rule, index) => validateResourceRule(rule, `${path}.resourceRules[${index}]`)),
  ...nonResourceRules.flatMap((rule, index) => validateNonResourceRule(rule, `${path}.nonResourceRules[${index}]`)),
];
