import type { Verb } from '../../verb.ts';
import { list, object } from './object.ts';
import { persistentVolumes } from './persistent-volumes.ts';
import { request } from './request.ts';

const restriction = (name: string, spec: object): object =>
  object('authorization.openshift.io/v1', 'RoleBindingRestriction', { spec }, name);

const objects = [
  ...persistentVolumes,
  object('storage.k8s.io/v1', 'StorageClass', { provisioner: 'csi.example.com' }, 'plain'),
  object(
    'storage.k8s.io/v1',
    'StorageClass',
    {
      metadata: { name: 'fast', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true', note: 'a' } },
      provisioner: 'csi.example.com',
      parameters: { b: 'c', a: 'b' },
      allowVolumeExpansion: true,
      mountOptions: ['ro', 'soft'],
      reclaimPolicy: 'Retain',
      volumeBindingMode: 'WaitForFirstConsumer',
      allowedTopologies: [
        {
          matchLabelExpressions: [
            { key: 'zone', values: ['a', 'b'] },
            { key: 'region', values: ['c'] },
          ],
        },
        { matchLabelExpressions: [{ key: 'zone', values: ['d'] }] },
      ],
    },
    'fast',
  ),
  object('storage.k8s.io/v1', 'CSINode', {
    spec: {
      drivers: [
        { name: 'csi.example.com', nodeID: 'a', allocatable: { count: 5 }, topologyKeys: ['zone', 'region'] },
        { name: 'other.example.com', nodeID: 'b', topologyKeys: null },
      ],
    },
  }),
  object('storage.k8s.io/v1', 'CSINode', { spec: { drivers: [] } }, 'bare'),
  object('networking.k8s.io/v1', 'IngressClass', { spec: { controller: 'example.com/ingress' } }, 'plain'),
  object('networking.k8s.io/v1', 'IngressClass', {
    spec: { controller: 'example.com/ingress', parameters: { apiGroup: 'example.com', kind: 'Settings', name: 'a' } },
  }),
  object('scheduling.k8s.io/v1', 'PriorityClass', { value: 1000, description: 'more', preemptionPolicy: 'Never' }),
  object('certificates.k8s.io/v1', 'CertificateSigningRequest', {
    spec: { request, signerName: 'example.com/own', usages: ['client auth'], expirationSeconds: 7200 },
  }),
  object('node.k8s.io/v1', 'RuntimeClass', { handler: 'runc' }),
  restriction('users', { userrestriction: { users: ['ann', 'bob'], groups: ['team'], labels: null } }),
  restriction('labelled', {
    grouprestriction: {
      groups: null,
      labels: [{ matchLabels: { a: 'b' } }, { matchExpressions: [{ key: 'c', operator: 'Exists' }] }],
    },
  }),
  restriction('robots', {
    serviceaccountrestriction: { serviceaccounts: [{ name: 'web', namespace: 'mine' }], namespaces: ['mine', 'other'] },
  }),
  object('template.openshift.io/v1', 'TemplateInstance', {
    spec: {
      secret: { name: 'values' },
      template: {
        metadata: { name: 'made' },
        parameters: [
          { name: 'NAME', required: true },
          { name: 'OTHER', value: 'a' },
        ],
        // A parameter of the template.
        objects: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'made-${NAME}' } }],
      },
    },
  }),
];

/** Kinds of the cluster, of users and of rights, listed and described. */
export const cluster: readonly Verb[] = [
  { line: 'new-project mine' },
  { line: 'create secret generic values --from-literal=NAME=x' },
  { line: 'create -f -', stdin: list(objects) },
  { line: 'create user ann --full-name=Ann' },
  { line: 'create user bob' },
  { line: 'create identity htpasswd:ann' },
  { line: 'create useridentitymapping htpasswd:ann ann' },
  { line: 'adm groups new team ann bob' },
  { line: 'adm groups new nobody' },
  { line: 'create clusterresourcequota all --hard=pods=5,count/configmaps=9 --project-label-selector=a=b' },
  { line: 'create clusterresourcequota bare --hard=pods=5 --project-annotation-selector=c=d' },
  { line: 'create clusterrole looking --verb=get,list --resource=pods,deployments.apps' },
  { line: 'create clusterrole urls --verb=get --non-resource-url=/a,/b' },
  { line: 'create clusterrolebinding looking --clusterrole=looking --user=ann --serviceaccount=mine:web --group=team' },
  { line: 'create rolebinding looking --clusterrole=looking --user=ann --serviceaccount=other:web' },
  { line: 'wait templateinstance/web --for=condition=Ready' },
  ...[
    'pv/local',
    'pv/csi',
    'pv/iscsi',
    'pv/shared',
    'pv/bare',
    'pv/gluster',
    'pv/scale',
    'pv/azure',
    'sc/plain',
    'sc/fast',
    'csinode/web',
    'csinode/bare',
  ].flatMap((name) => [{ line: `get ${name} -o wide` }, { line: `describe ${name}` }]),
  ...[
    ...['ingressclass/plain', 'ingressclass/web', 'priorityclass/web', 'priorityclass/system-node-critical', 'csr/web'],
    ...['user/ann', 'user/bob', 'identity/htpasswd:ann', 'group/team', 'group/nobody'],
    ...['useridentitymapping/htpasswd:ann', 'rolebindingrestriction/users', 'rolebindingrestriction/labelled'],
    ...[
      'rolebindingrestriction/robots',
      'templateinstance/web',
      'clusterresourcequota/all',
      'clusterresourcequota/bare',
    ],
    ...['clusterrole/looking', 'clusterrole/urls', 'clusterrolebinding/looking', 'rolebinding/looking'],
    ...[
      'scc/restricted-v2',
      'scc/privileged',
      'scc/anyuid',
      'runtimeclass/web',
      'rolebindings.authorization.openshift.io/looking',
    ],
    ...['clusterroles.authorization.openshift.io/urls', 'clusterrolebindings.authorization.openshift.io/looking'],
  ].map((name) => ({ line: `describe ${name}` })),
  { line: 'label ns mine a=b' },
  { line: 'describe appliedclusterresourcequota all' },
  { line: 'adm certificate approve web' },
  { line: 'describe csr web' },
  { line: 'get csr web' },
  { line: 'delete user bob' },
  { line: 'delete identity htpasswd:ann' },
  { line: 'describe user ann' },
  { line: 'delete clusterrole looking' },
  { line: 'describe rolebindings.authorization.openshift.io looking' },
  { line: 'delete secret values' },
  { line: 'describe templateinstance web' },
  { line: 'get pv,sc,csinodes -o name' },
  { line: 'get users,groups,identities' },
  { line: 'get clusterresourcequotas' },
  { line: 'get rolebindingrestrictions' },
  { line: 'get pv -o custom-columns=NAME:.metadata.name,MODES:.spec.accessModes[*],SIZE:.spec.capacity.storage' },
  { line: 'describe nodes --show-events=false', differs: 'when a node was last heard of is chance' },
];
