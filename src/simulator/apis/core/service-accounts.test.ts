import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ServiceAccount } from '../../../resources/access/service-account.ts';
import { serviceAccountKind } from '../../../resources/kinds/kinds.ts';
import { internalContext } from '../../apimachinery/request-context.ts';
import { controlPlane } from '../../testing/control-plane.ts';

const MOUNTABLE = 'kubernetes.io/enforce-mountable-secrets';
const account = (annotations: Record<string, string>): ServiceAccount => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: 'a', namespace: 'n', annotations },
});

test('who newly holds an account to its secrets is told that this goes away', async () => {
  const { catalog, createNamespace } = controlPlane();
  await createNamespace('n');
  const storage = catalog.find(serviceAccountKind);
  const warned = async (write: (context: ReturnType<typeof internalContext>) => unknown): Promise<number> => {
    const context = internalContext('n');
    await write(context);
    return context.warnings.length;
  };
  const update = (annotations: Record<string, string>) =>
    warned((context) => storage?.update?.(context, 'a', () => account(annotations)));
  assert.equal(await warned((context) => storage?.create?.(context, account({}))), 0);
  assert.equal(await update({ [MOUNTABLE]: 'true' }), 1);
  assert.equal(await update({ [MOUNTABLE]: 'true', b: 'c' }), 0);
});
