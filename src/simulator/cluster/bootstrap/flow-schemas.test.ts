import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flowControlObjects, flowOf } from './flow-schemas.ts';

const uidOf = (kind: string, name: string): string | undefined =>
  flowControlObjects('2026-01-01T00:00:00Z').find((each) => each.kind.kind === kind && each.name === name)?.uid;

for (const [username, groups, schema, level] of [
  ['system:admin', ['system:masters', 'system:authenticated'], 'exempt', 'exempt'],
  ['developer', ['system:authenticated'], 'global-default', 'global-default'],
  ['system:serviceaccount:a:b', ['system:serviceaccounts'], 'service-accounts', 'workload-low'],
  ['system:serviceaccount:kube-system:b', ['system:serviceaccounts'], 'kube-system-service-accounts', 'workload-high'],
  ['system:node:one', ['system:nodes'], 'system-nodes', 'system'],
] as const) {
  test(`requests of ${username} are queued as ${schema}`, () => {
    assert.deepEqual(flowOf({ username, groups }), {
      'x-kubernetes-pf-flowschema-uid': uidOf('FlowSchema', schema),
      'x-kubernetes-pf-prioritylevel-uid': uidOf('PriorityLevelConfiguration', level),
    });
  });
}
