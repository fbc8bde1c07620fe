import assert from 'node:assert/strict';
import { test } from 'node:test';
import { legacyRoleKind } from '../../../resources/kinds/access-kinds.ts';
import { roleKind } from '../../../resources/kinds/kinds.ts';
import { internalContext } from '../../apimachinery/request-context.ts';
import { forbidden, notFound } from '../../apimachinery/status-error.ts';
import { underOwnName } from './under-own-name.ts';

const context = internalContext('p');
const details = { name: 'r', group: 'authorization.openshift.io', kind: 'roles' };

test('errors of the storage behind speak of the kind that was asked for', async () => {
  const storage = underOwnName({
    kind: legacyRoleKind,
    get: () => Promise.reject(notFound(roleKind, 'r')),
    create: () => Promise.reject(forbidden(roleKind, 'r', 'roles.rbac.authorization.k8s.io is meant')),
    delete: () => Promise.reject(new Error('defect')),
  });
  await assert.rejects(async () => storage.get?.(context, 'r'), {
    message: 'roles.authorization.openshift.io "r" not found',
    code: 404,
    details,
  });
  await assert.rejects(async () => storage.create?.(context, {} as never), {
    message: 'roles.authorization.openshift.io "r" is forbidden: roles.rbac.authorization.k8s.io is meant',
    code: 403,
    details,
  });
  await assert.rejects(async () => storage.delete?.(context, 'r', {}), { message: 'defect' });
  assert.equal(storage.list, undefined);
});
