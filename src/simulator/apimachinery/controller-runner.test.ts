import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configMapKind } from '../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { Activity } from '../clock/activity.ts';
import { TaskQueue } from '../clock/task-queue.ts';
import { VirtualClock } from '../clock/virtual-clock.ts';
import { ObjectStore } from '../store/object-store.ts';
import { ApiCatalog } from './api-catalog.ts';
import { type Controller, watchSelf } from './controller.ts';
import { runController } from './controller-runner.ts';
import { createEventRecorder } from './events/event-recorder.ts';
import { storeListers } from './lister.ts';
import { Random } from './random.ts';
import { RegistryStore } from './registry/registry-store.ts';
import { StorageClient } from './storage-client.ts';

const world = () => {
  const clock = new VirtualClock(0);
  const store = new ObjectStore();
  const random = new Random(1);
  const activity = new Activity();
  const catalog = new ApiCatalog();
  catalog.add(new RegistryStore(configMapKind, { store, clock, random, admission: [] }));
  const client = new StorageClient(catalog);
  const context = { client, listers: storeListers(store), clock, random, events: createEventRecorder(client, clock) };
  const run = (controller: Controller) => runController(controller, context, store, new TaskQueue(activity, 1));
  return { clock, activity, client, run };
};

const configMap = (name: string): KubeObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'a' },
});

test('what existed before and what comes later is reconciled once', async () => {
  const { client, activity, run } = world();
  const keys: string[] = [];
  await client.create(configMapKind, configMap('before'));
  run({ name: 'probe', watches: [watchSelf(configMapKind)], reconcile: async (key) => void keys.push(key) });
  await client.create(configMapKind, configMap('later'));
  await activity.settled();
  assert.deepEqual(keys, ['a/before', 'a/later']);
});

test('a failing reconcile comes back with doubled delays', async () => {
  const { client, clock, activity, run } = world();
  const times: number[] = [];
  const reconcile = async (): Promise<void> => {
    times.push(clock.now());
    if (times.length < 4) throw new Error('not yet');
  };
  run({ name: 'probe', watches: [watchSelf(configMapKind)], reconcile });
  await client.create(configMapKind, configMap('one'));
  await clock.advanceTo(1000, () => activity.settled());
  assert.deepEqual(times, [0, 5, 15, 35]);
});

test('a stopped controller hears of nothing', async () => {
  const { client, activity, run } = world();
  const keys: string[] = [];
  run({ name: 'probe', watches: [watchSelf(configMapKind)], reconcile: async (key) => void keys.push(key) }).stop();
  await client.create(configMapKind, configMap('one'));
  await activity.settled();
  assert.deepEqual(keys, []);
});
