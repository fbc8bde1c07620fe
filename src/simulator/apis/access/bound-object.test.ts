import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeKind, podKind, secretKind } from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { type BoundObjectReference, boundObject } from './bound-object.ts';

const objects = new Map<ResourceKind, object>([
  [podKind, { metadata: { name: 'x', uid: 'p' }, spec: { nodeName: 'x', serviceAccountName: 'builder' } }],
  [nodeKind, { metadata: { name: 'x', uid: 'n' } }],
  [secretKind, { metadata: { name: 'x', uid: 's' } }],
]);

const listers: Listers = {
  of: <T extends KubeObject>(kind: ResourceKind) => ({
    get: (_: string | undefined, name: string) => (name === 'x' ? (objects.get(kind) as T) : undefined),
    list: () => [],
    ownedBy: () => [],
  }),
};

const bind = (reference: BoundObjectReference, account = 'builder') =>
  boundObject({ apiVersion: 'v1', name: 'x', ...reference }, { namespace: 'a', account }, listers);

test('a token is bound to a pod and tells its node, or to a node or a secret', () => {
  const node = { name: 'x', uid: 'n' };
  assert.deepEqual(bind({ kind: 'Pod' }), { pod: { name: 'x', uid: 'p' }, node });
  assert.deepEqual(bind({ kind: 'Node', uid: 'n' }), { node });
  assert.deepEqual(bind({ kind: 'Secret' }), { secret: { name: 'x', uid: 's' } });
});

for (const [reference, account, code, message] of [
  [{ kind: 'ConfigMap' }, 'builder', 400, 'cannot bind token to object of type /v1, Kind=ConfigMap'],
  [{ kind: 'Pod', apiVersion: 'apps/v1' }, 'builder', 400, 'cannot bind token to object of type apps/v1, Kind=Pod'],
  [{ kind: 'Secret', name: 'y' }, 'builder', 404, 'secrets "y" not found'],
  [
    { kind: 'Pod' },
    'default',
    400,
    'cannot bind token for serviceaccount "default" to pod running with different serviceaccount name.',
  ],
  [
    { kind: 'Secret', uid: 'old' },
    'builder',
    409,
    'Operation cannot be fulfilled on Secret "x": the UID in the bound object reference (old) does not match the UID in record. The object might have been deleted and then recreated',
  ],
] as const)
  test(`a token of ${account} cannot be bound to ${JSON.stringify(reference)}`, () =>
    assert.throws(() => bind(reference, account), { code, message }));
