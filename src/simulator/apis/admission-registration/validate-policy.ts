import type { KubeObject } from '../../../resources/kube-object.ts';
import { dns1035Label, dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { qualifiedName } from '../../../resources/validation/qualified-name.ts';
import { duplicate, type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import type { CelType } from '../cel/types/cel-type.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { typeOfPolicyExpression } from './policy-language.ts';
import { type PolicyScope, variableType } from './policy-types.ts';
import {
  type MatchCondition,
  policyScope,
  validateExpression,
  validateMatchConditions,
} from './validate-match-conditions.ts';
import { type MatchResources, validateMatchResources } from './validate-match-resources.ts';

/** Rules in CEL for what is written. */
export interface AdmissionPolicy extends KubeObject {
  spec?: {
    failurePolicy?: string;
    paramKind?: { apiVersion?: string; kind?: string };
    matchConstraints?: MatchResources;
    matchConditions?: MatchCondition[];
    validations?: PolicyValidation[];
    auditAnnotations?: { key?: string; valueExpression?: string }[];
    variables?: { name?: string; expression?: string }[];
  };
  status?: { observedGeneration?: number; typeChecking?: object; conditions?: object[] };
}

/** One rule of a policy. */
export interface PolicyValidation {
  expression?: string;
  message?: string;
  messageExpression?: string;
  reason?: string;
}

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/admissionregistration/validation/validation.go */
export const validatePolicy = async ({
  metadata,
  spec = { failurePolicy: 'Fail' },
}: AdmissionPolicy): Promise<FieldError[]> => {
  const { matchConstraints, validations = [], auditAnnotations = [], paramKind } = spec;
  const hasParams = paramKind !== undefined;
  const [variables, variableFindings] = await validateVariables(spec.variables ?? [], hasParams);
  const scope = policyScope(hasParams, spec.variables?.length ? variables : undefined);
  const each = async <T>(list: readonly T[], find: (item: T, index: number) => Promise<FieldError[]>) =>
    (await Promise.all(list.map(find))).flat();
  return [
    ...validateOneOf(spec.failurePolicy, 'spec.failurePolicy', ['Fail', 'Ignore']),
    ...(paramKind === undefined ? [] : validateParamKind(paramKind, 'spec.paramKind')),
    ...(matchConstraints === undefined
      ? [required('spec.matchConstraints')]
      : [
          ...validateMatchResources(matchConstraints, 'spec.matchConstraints'),
          ...((matchConstraints.resourceRules ?? []).length === 0
            ? [required('spec.matchConstraints.resourceRules')]
            : []),
        ]),
    ...(await validateMatchConditions(spec.matchConditions ?? [], 'spec.matchConditions', hasParams)),
    ...variableFindings,
    ...(validations.length + auditAnnotations.length === 0
      ? ['validations', 'auditAnnotations'].map((field) =>
          required(`spec.${field}`, 'validations or auditAnnotations must contain at least one item'),
        )
      : []),
    ...(await each(validations, (rule, index) => validateRule(rule, scope, `spec.validations[${index}]`))),
    ...(await each(auditAnnotations, async ({ key = '', valueExpression = '' }, index) => [
      ...qualifiedName(`${metadata.name}/${key}`).map((text) =>
        invalid(`spec.auditAnnotations[${index}].key`, `${metadata.name}/${key}`, text),
      ),
      ...(await validateExpression(valueExpression, `spec.auditAnnotations[${index}].valueExpression`, {
        scope,
        returns: ['string', 'null_type'],
        missing: 'valueExpression is not specified',
      })),
      ...(auditAnnotations.findIndex((other) => other.key === key) < index
        ? [duplicate(`spec.auditAnnotations[${index}].key`, key)]
        : []),
    ])),
  ];
};

const REASONS = ['Forbidden', 'Invalid', 'RequestEntityTooLarge'];

const validateRule = async (rule: PolicyValidation, scope: PolicyScope, path: string): Promise<FieldError[]> => {
  const { expression = '', message = '', messageExpression = '', reason } = rule;
  return [
    ...(await validateExpression(expression, `${path}.expression`, {
      scope,
      returns: ['bool'],
      missing: 'expression is not specified',
    })),
    ...(messageExpression !== '' && messageExpression.trim() === ''
      ? [invalid(`${path}.messageExpression`, messageExpression, 'must be non-empty if specified')]
      : messageExpression === ''
        ? []
        : await validateExpression(messageExpression, `${path}.messageExpression`, {
            scope: { ...scope, hasAuthorizer: false, hasRequestResource: false },
            returns: ['string'],
          })),
    ...(message !== '' && message.trim() === ''
      ? [invalid(`${path}.message`, message, 'message must be non-empty if specified')]
      : /[\r\n]/.test(message.trim())
        ? [invalid(`${path}.message`, message, 'message must not contain line breaks')]
        : []),
    ...(reason === undefined ? [] : validateOneOf(reason, `${path}.reason`, REASONS)),
  ];
};

/** What the variables of a policy are, each of which may use those before it, and the findings about them. */
const validateVariables = async (
  variables: readonly { name?: string; expression?: string }[],
  hasParams: boolean,
): Promise<readonly [Map<string, CelType>, FieldError[]]> => {
  const known = new Map<string, CelType>();
  const errors: FieldError[] = [];
  for (const [index, { name = '', expression = '' }] of variables.entries()) {
    const path = `spec.variables[${index}]`;
    const scope = policyScope(hasParams, known);
    errors.push(
      ...variableErrors(name, `${path}.name`),
      ...(await validateExpression(expression, `${path}.expression`, {
        scope,
        missing: 'expression is not specified',
      })),
    );
    const type = await typeOfPolicyExpression(expression, scope).catch(() => undefined);
    if (expression.trim() !== '') known.set(name, variableType(type));
  }
  return [known, errors];
};

const variableErrors = (name: string, path: string): FieldError[] => {
  if (name.trim() === '') return [required(path, 'name is not specified')];
  return /^[_a-zA-Z][_a-zA-Z0-9]*$/.test(name) ? [] : [invalid(path, name, 'name is not a valid CEL identifier')];
};

const validateParamKind = ({ apiVersion = '', kind = '' }: { apiVersion?: string; kind?: string }, path: string) => [
  ...validateVersion(apiVersion, `${path}.apiVersion`),
  ...(kind === ''
    ? [required(`${path}.kind`)]
    : dns1035Label(kind.toLowerCase()).map((text) =>
        invalid(`${path}.kind`, kind, `may have mixed case, but should otherwise match: ${text}`),
      )),
];

const validateVersion = (apiVersion: string, path: string): FieldError[] => {
  if (apiVersion === '') return [required(path)];
  const parts = apiVersion.split('/');
  if (parts.length > 2) return [invalid(path, apiVersion, `unexpected GroupVersion string: ${apiVersion}`)];
  const [group = '', version = ''] = parts.length === 2 ? parts : ['', apiVersion];
  return [
    ...(group === '' ? [] : dnsSubdomain(group).map((text) => invalid(path, group, text))),
    ...(version === ''
      ? [invalid(path, apiVersion, 'version must be specified')]
      : dns1035Label(version).map((text) => invalid(path, version, text))),
  ];
};
