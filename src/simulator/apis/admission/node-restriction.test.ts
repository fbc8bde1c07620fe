import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leaseKind, nodeKind, podKind } from '../../../resources/kinds/kinds.ts';
import { groupResource, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { MIRROR, plainPod } from '../../../resources/workloads/pod.ts';
import type { AdmissionAttributes } from '../../apimachinery/admission.ts';
import { storeListers } from '../../apimachinery/lister.ts';
import { ObjectStore } from '../../store/object-store.ts';
import { nodeRestriction } from './node-restriction.ts';

const store = new ObjectStore();
const running = plainPod({ name: 'p', namespace: 'a' }, 'web:1');
running.spec.nodeName = 'n1';
store.create(groupResource(podKind), running);
const node = (labels: Record<string, string> = {}, spec: object = {}): KubeObject =>
  ({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'n1', uid: 'u', labels }, spec }) as KubeObject;
store.create(groupResource(nodeKind), node());
const plugin = nodeRestriction(storeListers(store));

/** Nothing here waits. */
const write = (
  name: string,
  kind: ResourceKind,
  rest: Partial<AdmissionAttributes>,
  groups = ['system:nodes'],
): void => {
  const context = { user: { username: `system:node:${name}`, groups }, namespace: 'a', warnings: [] };
  assert.equal(plugin({ operation: 'UPDATE', kind, context, object: running, old: running, ...rest }), undefined);
};
const refused = (why: string) => ({ code: 403, message: why });

test('a node writes the status of its own pods only, and leaves their labels', () => {
  write('n1', podKind, { subresource: 'status' });
  assert.throws(
    () => write('n2', podKind, { subresource: 'status' }),
    refused('pods "p" is forbidden: node "n2" can only update pod status for pods with spec.nodeName set to itself'),
  );
  const relabelled = { ...running, metadata: { ...running.metadata, labels: { a: 'b' } } };
  assert.throws(
    () => write('n1', podKind, { subresource: 'status', object: relabelled }),
    refused('pods "p" is forbidden: node "n1" cannot update labels through pod status'),
  );
});

test('a node deletes its own pods only', () => {
  write('n1', podKind, { operation: 'DELETE' });
  assert.throws(
    () => write('n2', podKind, { operation: 'DELETE' }),
    refused('pods "p" is forbidden: node "n2" can only delete pods with spec.nodeName set to itself'),
  );
});

test('a node makes mirror pods of its own only, which need nothing of the cluster', () => {
  const owner = { apiVersion: 'v1', kind: 'Node', name: 'n1', uid: 'u', controller: true };
  const mirror = (edit: object = {}, spec: object = {}) => ({
    ...running,
    metadata: { name: 'p', annotations: { [MIRROR]: 'x' }, ownerReferences: [owner], ...edit },
    spec: { ...running.spec, ...spec },
  });
  const make = (object: object) => write('n1', podKind, { operation: 'CREATE', object: object as KubeObject });
  make(mirror());
  for (const [object, why] of [
    [mirror({ annotations: {} }), `pod does not have "${MIRROR}" annotation, node "n1" can only create mirror pods`],
    [mirror({ ownerReferences: [] }), 'node "n1" can only create pods with an owner reference set to itself'],
    [mirror({ ownerReferences: [{ ...owner, uid: 'v' }] }), 'node n1 UID mismatch: expected v got u'],
    [mirror({}, { serviceAccountName: 'x' }), 'node "n1" can not create pods that reference a service account'],
    [
      mirror({}, { volumes: [{ name: 's', secret: { secretName: 's' } }] }),
      'node "n1" can not create pods that reference secrets',
    ],
  ] as const)
    assert.throws(() => make(object), refused(`pods "p" is forbidden: ${why}`));
});

test('a node writes itself alone, without taints and labels that draw pods to it', () => {
  const update = (object: KubeObject, by = 'n1') => write(by, nodeKind, { object, old: node() });
  update(node({ 'kubernetes.io/os': 'linux', 'example.com/x': 'y', 'node.kubernetes.io/x': 'y' }));
  for (const [by, object, why] of [
    ['n2', node(), 'node "n2" is not allowed to modify node "n1"'],
    ['n1', node({}, { taints: [{ key: 'x', effect: 'NoSchedule' }] }), 'node "n1" is not allowed to modify taints'],
    [
      'n1',
      node({ 'node-role.kubernetes.io/worker': '' }),
      'is not allowed to modify labels: node-role.kubernetes.io/worker',
    ],
    [
      'n1',
      node({ 'node-restriction.kubernetes.io/x': '', 'foo.k8s.io/x': '' }),
      'is not allowed to modify labels: foo.k8s.io/x, node-restriction.kubernetes.io/x',
    ],
  ] as const)
    assert.throws(() => update(object, by), refused(`nodes "n1" is forbidden: ${why}`));
  write('n1', nodeKind, {
    operation: 'CREATE',
    object: node({ 'node-role.kubernetes.io/worker': '' }),
    old: undefined,
  });
});

test('a node has its own lease', () => {
  const lease = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata: { name: 'n1' } } as KubeObject;
  write('n1', leaseKind, { operation: 'CREATE', object: lease });
  assert.throws(
    () => write('n2', leaseKind, { operation: 'CREATE', object: lease }),
    /can only access node lease with the same name as the requesting node$/,
  );
});

test('nobody else is held to this', () => write('n2', podKind, { operation: 'DELETE' }, []));
