import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeRole } from './describe-role.ts';

test('a role has a line for each resource, with the verbs of all its rules', () =>
  assert.equal(
    describeRole({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { name: 'r' },
      rules: [
        { verbs: ['get'], apiGroups: ['apps'], resources: ['deployments/scale'] },
        { verbs: ['get'], apiGroups: [''], resources: ['pods', 'pods/log'], resourceNames: [] },
        { verbs: ['list'], apiGroups: [''], resources: ['pods'] },
        { verbs: ['get'], nonResourceURLs: ['/healthz'] },
      ],
    }),
    `Name:         r
Labels:       <none>
Annotations:  <none>
PolicyRule:
  Resources               Non-Resource URLs  Resource Names  Verbs
  ---------               -----------------  --------------  -----
  pods                    []                 []              [get list]
                          [/healthz]         []              [get]
  pods/log                []                 []              [get]
  deployments.apps/scale  []                 []              [get]
`,
  ));
