import { flowSchemaKind, priorityLevelKind } from '../../resources/kinds/platform-kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Lister, Listers } from '../apimachinery/lister.ts';
import type { UserInfo } from '../apimachinery/request-context.ts';
import { AUTO_UPDATED, flowOf } from './bootstrap/flow-schemas.ts';

/** A request as flow schemas look at it. */
interface FlowRequest {
  readonly verb: string;
  readonly path: string;
  readonly resource?:
    | {
        readonly group: string;
        readonly plural: string;
        readonly subresource?: string | undefined;
        readonly namespace?: string | undefined;
      }
    | undefined;
}

/** Says which requests belong to a priority level. */
interface FlowSchema extends KubeObject {
  spec: {
    matchingPrecedence?: number;
    priorityLevelConfiguration: { name: string };
    rules?: { subjects?: Subject[]; resourceRules?: ResourceRule[]; nonResourceRules?: PathRule[] }[];
  };
}

interface Subject {
  kind: string;
  user?: { name: string };
  group?: { name: string };
  serviceAccount?: { name: string; namespace: string };
}

interface ResourceRule {
  verbs: string[];
  apiGroups: string[];
  resources: string[];
  clusterScope?: boolean;
  namespaces?: string[];
}

interface PathRule {
  verbs: string[];
  nonResourceURLs: string[];
}

/** The flow schemas of one moment. */
interface Known {
  readonly list: readonly FlowSchema[];
  /** In the order in which they are asked; `undefined`: all are those of a new cluster. */
  readonly own: readonly FlowSchema[] | undefined;
}

/** Tells the headers of a request that say how it is queued, by the flow schemas as they are then. */
export const createFlows = (listers: Listers) => {
  const schemas = listers.of(flowSchemaKind) as unknown as Lister<FlowSchema>;
  let known: Known = { list: [], own: undefined };
  return (user: UserInfo, request: FlowRequest): Readonly<Record<string, string>> => {
    const list = schemas.list();
    if (known.list !== list) known = { list, own: list.every(isOfNewCluster) ? undefined : inPrecedence(list) };
    const found = known.own?.find((schema) => matchesFlow(schema, user, request));
    if (found === undefined) return flowOf(user);
    const level = listers.of(priorityLevelKind).get(undefined, found.spec.priorityLevelConfiguration.name);
    return {
      'x-kubernetes-pf-flowschema-uid': found.metadata.uid ?? '',
      'x-kubernetes-pf-prioritylevel-uid': level?.metadata.uid ?? '',
    };
  };
};

const isOfNewCluster = ({ metadata }: FlowSchema): boolean => metadata.annotations?.[AUTO_UPDATED] === 'true';

const inPrecedence = (schemas: readonly FlowSchema[]): FlowSchema[] =>
  schemas.toSorted(
    (one, other) =>
      (one.spec.matchingPrecedence ?? 0) - (other.spec.matchingPrecedence ?? 0) ||
      (one.metadata.name < other.metadata.name ? -1 : 1),
  );

/**
 * Whether a request is one of those that a flow schema is about.
 *
 * @see https://github.com/kubernetes/apiserver/blob/v0.32.0/pkg/util/flowcontrol/rule.go
 */
const matchesFlow = ({ spec: { rules = [] } }: FlowSchema, user: UserInfo, request: FlowRequest): boolean =>
  rules.some(
    ({ subjects = [], resourceRules = [], nonResourceRules = [] }) =>
      subjects.some((subject) => isSubject(subject, user)) &&
      (request.resource === undefined
        ? nonResourceRules.some((rule) => matchesPath(rule, request))
        : resourceRules.some((rule) => matchesResource(rule, request.verb, request.resource))),
  );

const isSubject = ({ kind, user: named, group, serviceAccount }: Subject, user: UserInfo): boolean => {
  if (kind === 'User') return named?.name === '*' || named?.name === user.username;
  if (kind === 'Group') return group?.name === '*' || user.groups.includes(group?.name ?? '');
  if (serviceAccount === undefined) return false;
  const prefix = `system:serviceaccount:${serviceAccount.namespace}:`;
  return serviceAccount.name === '*'
    ? user.username.startsWith(prefix)
    : user.username === prefix + serviceAccount.name;
};

const holds = (list: readonly string[], item: string): boolean => list[0] === '*' || list.includes(item);

const matchesResource = (rule: ResourceRule, verb: string, resource: FlowRequest['resource']): boolean => {
  const { group = '', plural = '', subresource, namespace } = resource ?? {};
  return (
    holds(rule.verbs, verb) &&
    holds(rule.resources, subresource ? `${plural}/${subresource}` : plural) &&
    holds(rule.apiGroups, group) &&
    (namespace ? holds(rule.namespaces ?? [], namespace) : rule.clusterScope === true)
  );
};

const matchesPath = ({ verbs, nonResourceURLs }: PathRule, { verb, path }: FlowRequest): boolean =>
  holds(verbs, verb) &&
  nonResourceURLs.some(
    (url) => url === '*' || url === path || path.startsWith(url.replace(/\*$/, '').replace(/\/?$/, '/')),
  );
