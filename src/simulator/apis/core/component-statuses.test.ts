import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import { componentStatuses } from './component-statuses.ts';

const context = { user: { username: 'admin', groups: [] }, warnings: [] } as unknown as RequestContext;

const names = async (options: Parameters<NonNullable<typeof componentStatuses.list>>[1] = {}) =>
  (await componentStatuses.list?.(context, options))?.items.map(({ metadata }) => metadata.name);

test('the parts of the control plane are listed and are well', async () => {
  assert.deepEqual(await names(), ['controller-manager', 'scheduler', 'etcd-0']);
  assert.deepEqual(await names({ fieldSelector: [{ field: 'metadata.name', value: 'scheduler', negated: false }] }), [
    'scheduler',
  ]);
  const etcd = await componentStatuses.get?.(context, 'etcd-0');
  assert.deepEqual((etcd as unknown as { conditions: object[] }).conditions, [
    { type: 'Healthy', status: 'True', message: 'ok' },
  ]);
});

test('there are no others', async () => {
  await assert.rejects(async () => componentStatuses.get?.(context, 'kubelet'), { code: 404 });
});
