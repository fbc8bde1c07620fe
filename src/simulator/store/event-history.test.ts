import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubeObject } from '../../resources/kube-object.ts';
import { ObjectStore } from './object-store.ts';

const MEGABYTE = 1_000_000;

const configMap = (data: Record<string, string>): KubeObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'a', namespace: 'x' },
  ...{ data },
});

/** A store in which one object was written so often. */
const written = (times: number, data: (time: number) => Record<string, string>): ObjectStore => {
  const store = new ObjectStore();
  let last = store.create('configmaps', configMap(data(0)));
  for (let time = 1; time < times; time++) last = store.update('configmaps', configMap(data(time)), last);
  return store;
};

/** How many writes of a store can still be resumed from. */
const remembered = (store: ObjectStore): number => {
  let from = store.revision;
  while (from > 0 && store.watch('configmaps', from, () => undefined) !== undefined) from--;
  return store.revision - from - 1;
};

test('small writes are remembered by their number', () => {
  assert.equal(remembered(written(500, (time) => ({ time: String(time) }))), 500);
});

test('of large writes only the last ones are remembered, some hundred megabytes of them', () => {
  const count = remembered(written(500, (time) => ({ time: `${time}${'x'.repeat(MEGABYTE)}` })));
  assert.ok(count >= 100 && count < 300, `${count} writes of a megabyte each are remembered`);
});

test('many small parts are as heavy as a long text', () => {
  const parts = Object.fromEntries(
    Array.from({ length: 10 }, (_, each) => [`part-${each}`, 'y'.repeat(MEGABYTE / 10)]),
  );
  assert.ok(remembered(written(500, () => ({ ...parts }))) < 300);
});

test('what a write takes over from the one before does not count again', () => {
  const large = Object.freeze({ text: 'x'.repeat(MEGABYTE) });
  assert.equal(remembered(written(500, () => large)), 500);
});
