import { type CelType, DYN, listType, mapType, objectType, STRING, typeOf } from '../cel/types/cel-type.ts';
import type { Variables } from '../cel/types/type-checker.ts';

/** Which variables an expression of a policy or webhook has besides those that all have, and what they are. */
export interface PolicyScope {
  readonly object?: CelType;
  /** Absent where there are none. */
  readonly params?: CelType | undefined;
  /** Those that the policy declares, so far; absent where it declares none. */
  readonly variables?: ReadonlyMap<string, CelType> | undefined;
  readonly hasAuthorizer: boolean;
  /** Whether the rights for the resource of the request can be asked for. */
  readonly hasRequestResource: boolean;
}

const fields = (name: string, types: Readonly<Record<string, CelType>>): CelType =>
  objectType(`kubernetes.${name}`, new Map(Object.entries(types)));

const texts = (...names: string[]): Record<string, CelType> => Object.fromEntries(names.map((name) => [name, STRING]));

const moment = typeOf('timestamp');
const labels = mapType(STRING, STRING);
const list = listType(STRING);

const kind = fields('GroupVersionKind', texts('group', 'version', 'kind'));
const resource = fields('GroupVersionResource', texts('group', 'version', 'resource'));

const request = fields('AdmissionRequest', {
  ...texts('subResource', 'requestSubResource', 'name', 'namespace', 'operation'),
  kind,
  requestKind: kind,
  resource,
  requestResource: resource,
  userInfo: fields('UserInfo', { ...texts('username', 'uid'), groups: list, extra: mapType(STRING, list) }),
  dryRun: typeOf('bool'),
  options: DYN,
});

const condition = fields('NamespaceCondition', {
  ...texts('status', 'type', 'message', 'reason'),
  lastTransitionTime: moment,
});

const namespace = fields('Namespace', {
  metadata: fields('NamespaceMetadata', {
    ...texts('name', 'generateName', 'namespace', 'UID', 'resourceVersion'),
    labels,
    annotations: labels,
    creationTimestamp: moment,
    deletionGracePeriodSeconds: typeOf('int'),
    deletionTimestamp: moment,
    generation: typeOf('int'),
    finalizers: list,
  }),
  spec: fields('NamespaceSpec', { finalizers: list }),
  status: fields('NamespaceStatus', { conditions: listType(condition), phase: STRING }),
});

/**
 * What expressions of policies and webhooks may speak of.
 *
 * @see https://github.com/kubernetes/apiserver/blob/v0.32.0/pkg/admission/plugin/cel/compile.go
 */
export const policyTypes = (scope: PolicyScope): Variables => {
  const { object = DYN, params, variables, hasAuthorizer, hasRequestResource } = scope;
  return new Map([
    ['object', object],
    ['oldObject', object],
    ['request', request],
    ['namespaceObject', namespace],
    ...(params === undefined ? [] : [['params', params] as const]),
    ...(variables === undefined ? [] : [['variables', objectType('kubernetes.variables', variables)] as const]),
    ...(hasAuthorizer ? [['authorizer', typeOf('Authorizer')] as const] : []),
    ...(hasRequestResource ? [['authorizer.requestResource', typeOf('ResourceCheck')] as const] : []),
  ]);
};

/** What a variable of a policy is to the expressions behind it: of objects they know nothing. */
export const variableType = (type: CelType | undefined): CelType => {
  if (type === undefined) return DYN;
  const [first = DYN, second = DYN] = type.params;
  if (type.kind === 'list') return listType(variableType(first));
  if (type.kind === 'map') return mapType(variableType(first), variableType(second));
  return ['scalar', 'null', 'any'].includes(type.kind) ? type : DYN;
};
