import assert from 'node:assert/strict';
import { test } from 'node:test';
import { persistentVolumeKind, podKind } from '../../../resources/kinds/kinds.ts';
import { groupResource } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { plainPod } from '../../../resources/workloads/pod.ts';
import type { AccessRequest } from '../../apimachinery/authorizer.ts';
import { storeListers } from '../../apimachinery/lister.ts';
import { ObjectStore } from '../../store/object-store.ts';
import { authorizeNode } from './node-authorizer.ts';

const store = new ObjectStore();
const pod = plainPod({ name: 'p', namespace: 'a' }, 'web:1');
Object.assign(pod.spec, {
  nodeName: 'n1',
  serviceAccountName: 'robot',
  imagePullSecrets: [{ name: 'pull' }],
  volumes: [
    { name: 's', secret: { secretName: 'mounted' } },
    { name: 'c', projected: { sources: [{ configMap: { name: 'settings' } }] } },
    { name: 'd', persistentVolumeClaim: { claimName: 'data' } },
  ],
});
Object.assign(pod.spec.containers[0] ?? {}, { envFrom: [{ secretRef: { name: 'variables' } }] });
store.create(groupResource(podKind), pod);
store.create(groupResource(persistentVolumeKind), {
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name: 'disk' },
  spec: {
    claimRef: { namespace: 'a', name: 'data' },
    csi: { driver: 'x', nodeStageSecretRef: { name: 'key', namespace: 'drivers' } },
  },
} as KubeObject);
const listers = storeListers(store);

const ask = (node: string, request: Omit<AccessRequest, 'user'>) =>
  authorizeNode({ user: { username: `system:node:${node}`, groups: ['system:nodes'] }, ...request }, listers);

const core = (verb: string, resource: string, name?: string, namespace = 'a') =>
  ({ verb, group: '', resource, namespace, ...(name !== undefined && { name }) }) as const;
const unrelated = "no relationship found between node 'n2' and this object";

for (const [request, reason] of [
  [core('get', 'secrets', 'mounted'), unrelated],
  [core('get', 'secrets', 'pull'), unrelated],
  [core('watch', 'secrets', 'variables'), unrelated],
  [core('get', 'secrets', 'key', 'drivers'), unrelated],
  [core('get', 'configmaps', 'settings'), unrelated],
  [core('get', 'persistentvolumeclaims', 'data'), unrelated],
  [core('get', 'persistentvolumes', 'disk', ''), unrelated],
  [core('get', 'pods', 'p'), unrelated],
  [{ ...core('create', 'serviceaccounts', 'robot'), subresource: 'token' }, unrelated],
  [core('get', 'nodes', 'n1', ''), "node 'n2' cannot read 'n1', only its own Node object"],
  [
    { verb: 'update', group: 'coordination.k8s.io', resource: 'leases', namespace: 'kube-node-lease', name: 'n1' },
    'can only access node lease with the same name as the requesting node',
  ],
  [
    { ...core('list', 'pods'), fieldSelector: 'spec.nodeName=n1' },
    'can only list/watch pods with spec.nodeName field selector',
  ],
] as const)
  test(`only the node of the pod may ${request.verb} ${request.resource} ${'name' in request ? request.name : ''}`, () => {
    assert.deepEqual(ask('n1', request), { allowed: true });
    assert.deepEqual(ask('n2', request), { allowed: false, reason });
  });

for (const [request, reason] of [
  [core('list', 'secrets'), 'No Object name found'],
  [core('update', 'secrets', 'mounted'), 'can only read resources of this type'],
  [core('get', 'secrets', 'other'), "no relationship found between node 'n1' and this object"],
  [core('list', 'nodes', undefined, ''), "node 'n1' cannot read all nodes, only its own Node object"],
] as const)
  test(`no node may ${request.verb} ${request.resource} ${'name' in request ? request.name : ''}`, () =>
    assert.deepEqual(ask('n1', request), { allowed: false, reason }));

test('what is not told apart by nodes is in the role of nodes', () => {
  assert.equal(ask('n1', core('list', 'services'))?.allowed, true);
  assert.equal(ask('n1', core('create', 'events'))?.allowed, true);
  assert.equal(ask('n1', core('delete', 'services', 'x'))?.allowed, false);
});

test('who is no node is nobody to speak of', () =>
  assert.equal(
    authorizeNode({ user: { username: 'system:node:n1', groups: [] }, ...core('get', 'pods', 'p') }, listers),
    undefined,
  ));
