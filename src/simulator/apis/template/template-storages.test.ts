import assert from 'node:assert/strict';
import { test } from 'node:test';
import { processedTemplateKind } from '../../../resources/kinds/kinds.ts';
import type { Template } from '../../../resources/templates/template.ts';
import { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import { Random } from '../../apimachinery/random.ts';
import { StorageClient } from '../../apimachinery/storage-client.ts';
import { VirtualClock } from '../../clock/virtual-clock.ts';
import { ObjectStore } from '../../store/object-store.ts';
import { templateStorages } from './template-storages.ts';

test('what a template comes to is no stored one: it has no identity and no time of creation', async () => {
  const catalog = new ApiCatalog();
  const machinery = { store: new ObjectStore(), clock: new VirtualClock(0), random: new Random(1), admission: [] };
  catalog.add(...templateStorages(machinery, () => ({ allowed: true })));
  const { metadata } = await new StorageClient(catalog).create<Template>(processedTemplateKind, {
    apiVersion: 'template.openshift.io/v1',
    kind: 'Template',
    metadata: { name: 'page', namespace: 'a', uid: 'u', creationTimestamp: '2026-01-01T00:00:00Z' },
    objects: [],
  } as unknown as Template);
  assert.deepEqual([metadata.name, metadata.uid, metadata.creationTimestamp], ['page', undefined, null]);
});
