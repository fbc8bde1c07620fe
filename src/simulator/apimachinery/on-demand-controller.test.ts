import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configMapKind, podKind, secretKind } from '../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { Activity } from '../clock/activity.ts';
import { TaskQueue } from '../clock/task-queue.ts';
import { ObjectStore } from '../store/object-store.ts';
import { type OnDemandController, runOnDemand } from './on-demand-controller.ts';

const world = (wants?: OnDemandController['wants'], others: OnDemandController['others'] = []) => {
  const store = new ObjectStore();
  const activity = new Activity();
  const log: string[] = [];
  const onDemand = {
    kind: configMapKind,
    others,
    ...(wants && { wants }),
    load: async () => {
      log.push('loaded');
      return { name: 'probe', watches: [], reconcile: async () => undefined };
    },
  };
  const run = () => {
    log.push('running');
    return { stop: () => void log.push('stopped') };
  };
  return { store, activity, log, start: () => runOnDemand(onDemand, run, store, new TaskQueue(activity, 1)) };
};

const object = (name: string): KubeObject => ({ apiVersion: 'v1', kind: 'Any', metadata: { name, namespace: 'a' } });

test('nothing is loaded for other kinds', async () => {
  const { store, activity, log, start } = world();
  start();
  store.create(secretKind.plural, object('one'));
  await activity.settled();
  assert.deepEqual(log, []);
});

test('the first object loads the controller once, and the cluster is not at rest before it runs', async () => {
  const { store, activity, log, start } = world();
  start();
  store.create(configMapKind.plural, object('one'));
  store.create(configMapKind.plural, object('two'));
  await activity.settled();
  assert.deepEqual(log, ['loaded', 'running']);
});

test('an object that was there before counts, too', async () => {
  const { store, activity, log, start } = world();
  store.create(configMapKind.plural, object('one'));
  start();
  await activity.settled();
  assert.deepEqual(log, ['loaded', 'running']);
});

test('one that is stopped while it is loaded never runs', async () => {
  const { store, activity, log, start } = world();
  const controller = start();
  store.create(configMapKind.plural, object('one'));
  controller.stop();
  await activity.settled();
  assert.deepEqual(log, ['loaded']);
});

test('a controller may wait for more than an object: for one that goes, say', async () => {
  const { store, activity, log, start } = world((_, deleted) => deleted);
  start();
  const one = store.create(configMapKind.plural, object('one'));
  await activity.settled();
  assert.deepEqual(log, []);
  store.delete(configMapKind.plural, one);
  await activity.settled();
  assert.deepEqual(log, ['loaded', 'running']);
});

test('a controller may wait for objects of several kinds, and runs once', async () => {
  const { store, activity, log, start } = world(undefined, [podKind]);
  start();
  store.create(podKind.plural, { ...object('one'), kind: 'Pod' });
  store.create(configMapKind.plural, object('two'));
  await activity.settled();
  assert.deepEqual(log, ['loaded', 'running']);
});
