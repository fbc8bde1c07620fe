import type { KubeObject } from '../../../resources/kube-object.ts';
import type { LabelSelectorSpec } from '../../../resources/labels/label-selector-spec.ts';
import { dnsSubdomain, pathSegment } from '../../../resources/validation/dns-name.ts';
import { duplicate, type FieldError, forbiddenField, invalid, required } from '../../apimachinery/field-error.ts';
import { validateLabelSelector } from '../validation/label-selector-validation.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { type MatchResources, validateMatchResources } from './validate-match-resources.ts';

/** Where a policy holds, with which parameters, and what happens when it does not. */
export interface PolicyBinding extends KubeObject {
  spec?: {
    policyName?: string;
    paramRef?: ParamRef;
    matchResources?: MatchResources;
    validationActions?: string[];
  };
}

/** The objects that a policy takes as its `params`. */
export interface ParamRef {
  name?: string;
  namespace?: string;
  selector?: LabelSelectorSpec;
  parameterNotFoundAction?: string;
}

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/admissionregistration/validation/validation.go */
export const validatePolicyBinding = ({ spec = {} }: PolicyBinding): FieldError[] => {
  const { policyName = '', paramRef, matchResources, validationActions = [] } = spec;
  return [
    ...(policyName === ''
      ? [required('spec.policyName')]
      : dnsSubdomain(policyName).map((text) => invalid('spec.policyName', policyName, text))),
    ...(paramRef === undefined ? [] : validateParamRef(paramRef, 'spec.paramRef')),
    ...(matchResources === undefined ? [] : validateMatchResources(matchResources, 'spec.matchResources')),
    ...validateActions(validationActions, 'spec.validationActions'),
  ];
};

const EXCLUSIVE = 'name and selector are mutually exclusive';

const validateParamRef = ({ name = '', selector, parameterNotFoundAction: action }: ParamRef, path: string) => [
  ...(name === '' ? [] : pathSegment(name).map((text) => invalid(`${path}.name`, name, text))),
  ...(name !== '' && selector !== undefined ? [forbiddenField(`${path}.name`, EXCLUSIVE)] : []),
  ...(selector === undefined ? [] : validateLabelSelector(selector, `${path}.selector`)),
  ...(name !== '' && selector !== undefined ? [forbiddenField(`${path}.selector`, EXCLUSIVE)] : []),
  ...(name === '' && selector === undefined ? [required(path, 'one of name or selector must be specified')] : []),
  ...(action
    ? validateOneOf(action, `${path}.parameterNotFoundAction`, ['Deny', 'Allow'])
    : [required(`${path}.parameterNotFoundAction`)]),
];

const validateActions = (actions: readonly string[], path: string): FieldError[] => [
  ...actions.flatMap((action, index) => [
    ...validateOneOf(action, `${path}[${index}]`, ['Audit', 'Deny', 'Warn']),
    ...(actions.indexOf(action) < index ? [duplicate(`${path}[${index}]`, action)] : []),
  ]),
  ...(actions.includes('Deny') && actions.includes('Warn')
    ? [
        invalid(
          path,
          actions,
          'must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)',
        ),
      ]
    : []),
  ...(actions.length === 0 ? [required(path, 'at least one validation action is required')] : []),
];
