import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roleBindingRestrictionKind as kind } from '../../../resources/kinds/platform-kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { controlPlane, createProject } from '../../testing/control-plane.ts';
import { roleBindingRestrictions } from './role-binding-restrictions.ts';

const create = async (spec: object): Promise<KubeObject> => {
  const plane = controlPlane();
  await createProject(plane, 'p');
  plane.catalog.add(...roleBindingRestrictions(plane.machinery, plane.listers));
  const object = { apiVersion: apiVersionOf(kind), kind: kind.kind, metadata: { name: 'x', namespace: 'p' }, spec };
  return plane.client.create(kind, object as KubeObject);
};

const ONE = 'must specify exactly one of userrestriction, grouprestriction, or serviceaccountrestriction';

const cases: [spec: object, causes: string[]][] = [
  [{ userrestriction: { users: ['ann'] } }, []],
  [{}, [`spec.userrestriction: Required value: ${ONE}`]],
  [
    { grouprestriction: {}, serviceaccountrestriction: { namespaces: ['p'] } },
    [
      `spec.serviceaccountrestriction: Invalid value: "both grouprestriction and serviceaccountrestriction specified": ${ONE}`,
      'spec.grouprestriction.groups: Required value: must specify at least one group or label selector',
    ],
  ],
  [
    { userrestriction: { users: 'ann' } },
    [
      'spec.userrestriction.users: Invalid value: "string": spec.userrestriction.users in body must be of type array: "string"',
    ],
  ],
  [
    { grouprestriction: { labels: [{ matchExpressions: [{ key: 'a', operator: 'Like' }] }] } },
    [
      'spec.grouprestriction.selector[0].matchExpressions[0].operator: Invalid value: "Like": not a valid selector operator',
    ],
  ],
];
test('a restriction is about users, groups or service accounts, and about some of them', async () => {
  for (const [spec, causes] of cases) {
    if (causes.length === 0) await create(spec);
    else
      await assert.rejects(create(spec), {
        code: 422,
        message: `RoleBindingRestriction.authorization.openshift.io "x" is invalid: ${causes.length === 1 ? causes[0] : `[${causes.join(', ')}]`}`,
      });
  }
});
