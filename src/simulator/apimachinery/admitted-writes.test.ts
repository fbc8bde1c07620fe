import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imageStreamTagKind } from '../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { AdmissionAttributes } from './admission.ts';
import { admittedWrites } from './admitted-writes.ts';
import { internalContext, type RequestContext } from './request-context.ts';
import type { RestStorage } from './rest-storage.ts';

const object: KubeObject = { apiVersion: 'v1', kind: 'X', metadata: { name: 'x' } };

for (const inner of ['admitted', 'asked'] as const)
  test(`admission may change what a computed resource is written with, and what it writes is ${inner}`, async () => {
    const asked: (string | undefined)[] = [];
    const within: (boolean | undefined)[] = [];
    const note = (context: RequestContext) => void within.push(context.isAdmitted);
    const storage: RestStorage = {
      kind: imageStreamTagKind,
      create: async (context, sent) => {
        note(context);
        return sent;
      },
      update: async (context, _, change) => {
        note(context);
        return { object: await change(object), created: false };
      },
      delete: async (context) => {
        note(context);
        return object;
      },
    };
    const mutating = [
      ({ operation, object: { metadata } }: AdmissionAttributes) => {
        asked.push(operation);
        metadata.labels = { seen: operation };
      },
    ];
    const validating = [({ old }: AdmissionAttributes) => void asked.push(old?.metadata.name)];
    const { create, update, delete: remove } = admittedWrites({ mutating, validating }, inner)(storage);
    const context = internalContext('a');
    const created = await create?.(context, { ...object, metadata: { name: 'x' } });
    const updated = await update?.(context, 'x', () => ({ ...object, metadata: { name: 'x' } }));
    await remove?.(context, 'x', {});
    assert.deepEqual(
      [created?.metadata.labels, updated?.object.metadata.labels],
      [{ seen: 'CREATE' }, { seen: 'UPDATE' }],
    );
    assert.deepEqual(asked, ['CREATE', undefined, 'UPDATE', 'x']);
    const expected = inner === 'admitted' ? true : undefined;
    assert.deepEqual(within, [expected, expected, expected]);
  });
