import { flowSchemaKind, priorityLevelKind } from '../../../resources/kinds/platform-kinds.ts';
import type { UserInfo } from '../../apimachinery/request-context.ts';
import { uuidOf } from '../../apimachinery/uuid-of.ts';
import type { PlatformObject } from './platform-objects.ts';

/**
 * The flow schemas and priority levels that every API server has. They say how requests would be queued; none ever is.
 *
 * @param now when the API came up, RFC 3339
 * @see https://kubernetes.io/docs/concepts/cluster-administration/flow-control/#default-objects
 */
export const flowControlObjects = (now: string): PlatformObject[] => [
  ...schemas.map(([name, level, matchingPrecedence, by, subjects, rules = [everything]]) => ({
    kind: flowSchemaKind,
    name,
    uid: uidOf('FlowSchema', name),
    annotations: { [AUTO_UPDATED]: 'true' },
    generation: 1,
    content: {
      spec: {
        ...(by === undefined ? {} : { distinguisherMethod: { type: by } }),
        matchingPrecedence,
        priorityLevelConfiguration: { name: level },
        rules: [{ ...anyPath(rules), ...resourceRules(rules), subjects }],
      },
      status: {
        conditions: [
          {
            type: 'Dangling',
            status: 'False',
            lastTransitionTime: now,
            reason: 'Found',
            message: `This FlowSchema references the PriorityLevelConfiguration object named ${JSON.stringify(level)} and it exists`,
          },
        ],
      },
    },
  })),
  ...Object.entries(levels).map(([name, limited]) => ({
    kind: priorityLevelKind,
    name,
    uid: uidOf('PriorityLevelConfiguration', name),
    annotations: { [AUTO_UPDATED]: 'true' },
    generation: 1,
    content: {
      spec:
        limited === undefined
          ? { exempt: { lendablePercent: 0, nominalConcurrencyShares: 0 }, type: 'Exempt' }
          : { limited: limitedBy(limited), type: 'Limited' },
      status: {},
    },
  })),
];

/** The headers that tell a user how its requests are queued in a cluster whose flow schemas are those of a new one. */
export const flowOf = ({ username, groups }: UserInfo): Readonly<Record<string, string>> => {
  if (groups.includes('system:masters')) return flows.exempt;
  if (username.startsWith('system:serviceaccount:kube-system:')) return flows['kube-system-service-accounts'];
  if (groups.includes('system:serviceaccounts')) return flows['service-accounts'];
  return groups.includes('system:nodes') ? flows['system-nodes'] : flows['global-default'];
};

/** The annotation of the objects that are those of a new cluster. */
export const AUTO_UPDATED = 'apf.kubernetes.io/autoupdate-spec';

/** The same in all clusters, so that headers are too. */
const uidOf = (kind: string, name: string): string => uuidOf(`${kind}/${name}`);

const group = (name: string): object => ({ group: { name }, kind: 'Group' });
const user = (name: string): object => ({ kind: 'User', user: { name } });
const account = (name: string): object => ({
  kind: 'ServiceAccount',
  serviceAccount: { name, namespace: 'kube-system' },
});

const everybody = [group('system:unauthenticated'), group('system:authenticated')];
const manager = user('system:kube-controller-manager');
const scheduler = user('system:kube-scheduler');

interface Rule {
  readonly verbs: readonly string[];
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly clusterScope?: true;
}

const everything: Rule = { apiGroups: ['*'], clusterScope: true, resources: ['*'], verbs: ['*'] };
const leases: Rule = { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['get', 'create', 'update'] };
const held = (...resources: string[]): Rule => ({ apiGroups: [''], resources, verbs: ['get', 'create', 'update'] });

const resourceRules = (rules: readonly Rule[]): object =>
  rules.length === 0 ? {} : { resourceRules: rules.map((rule) => ({ ...rule, namespaces: ['*'] })) };

const anyPath = (rules: readonly Rule[]): object => {
  if (rules.length === 0)
    return { nonResourceRules: [{ nonResourceURLs: ['/healthz', '/readyz', '/livez'], verbs: ['get'] }] };
  return rules[0] === everything ? { nonResourceRules: [{ nonResourceURLs: ['*'], verbs: ['*'] }] } : {};
};

type SchemaRow = readonly [
  name: string,
  level: string,
  precedence: number,
  by: 'ByUser' | 'ByNamespace' | undefined,
  subjects: readonly object[],
  rules?: readonly Rule[],
];

const schemas: readonly SchemaRow[] = [
  ['exempt', 'exempt', 1, undefined, [group('system:masters')]],
  ['probes', 'exempt', 2, undefined, everybody, []],
  ['system-leader-election', 'leader-election', 100, 'ByUser', [manager, scheduler, account('*')], [leases]],
  [
    'endpoint-controller',
    'workload-high',
    150,
    'ByUser',
    [manager, account('endpoint-controller'), account('endpointslicemirroring-controller')],
    [held('endpoints')],
  ],
  [
    'workload-leader-election',
    'leader-election',
    200,
    'ByUser',
    [account('*')],
    [held('endpoints', 'configmaps'), leases],
  ],
  [
    'system-node-high',
    'node-high',
    400,
    'ByUser',
    [group('system:nodes')],
    [
      { apiGroups: [''], clusterScope: true, resources: ['nodes', 'nodes/status'], verbs: ['*'] },
      { ...leases, verbs: ['*'] },
    ],
  ],
  ['system-nodes', 'system', 500, 'ByUser', [group('system:nodes')]],
  ['kube-controller-manager', 'workload-high', 800, 'ByNamespace', [manager]],
  ['kube-scheduler', 'workload-high', 800, 'ByNamespace', [scheduler]],
  ['kube-system-service-accounts', 'workload-high', 900, 'ByNamespace', [account('*')]],
  ['service-accounts', 'workload-low', 9000, 'ByUser', [group('system:serviceaccounts')]],
  ['global-default', 'global-default', 9900, 'ByUser', everybody],
  ['catch-all', 'catch-all', 10_000, 'ByUser', everybody],
];

type Limits = readonly [shares: number, lendable: number, queues?: number, hand?: number];

const levels: Readonly<Record<string, Limits | undefined>> = {
  'catch-all': [5, 0],
  exempt: undefined,
  'global-default': [20, 50, 128, 6],
  'leader-election': [10, 0, 16, 4],
  'node-high': [40, 25, 64, 6],
  system: [30, 33, 64, 6],
  'workload-high': [40, 50, 128, 6],
  'workload-low': [100, 90, 128, 6],
};

const limitedBy = ([nominalConcurrencyShares, lendablePercent, queues, handSize]: Limits): object => ({
  lendablePercent,
  limitResponse:
    queues === undefined ? { type: 'Reject' } : { queuing: { handSize, queueLengthLimit: 50, queues }, type: 'Queue' },
  nominalConcurrencyShares,
});

const headersOf = (schema: string, level: string): Readonly<Record<string, string>> => ({
  'x-kubernetes-pf-flowschema-uid': uidOf('FlowSchema', schema),
  'x-kubernetes-pf-prioritylevel-uid': uidOf('PriorityLevelConfiguration', level),
});

const flows = {
  exempt: headersOf('exempt', 'exempt'),
  'system-nodes': headersOf('system-nodes', 'system'),
  'kube-system-service-accounts': headersOf('kube-system-service-accounts', 'workload-high'),
  'service-accounts': headersOf('service-accounts', 'workload-low'),
  'global-default': headersOf('global-default', 'global-default'),
};
