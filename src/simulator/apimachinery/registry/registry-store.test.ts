import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configMapKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { VirtualClock } from '../../clock/virtual-clock.ts';
import { ObjectStore } from '../../store/object-store.ts';
import { Random } from '../random.ts';
import { internalContext } from '../request-context.ts';
import type { DeleteOptions, WatchChange } from '../rest-storage.ts';
import { StatusError } from '../status-error.ts';
import { RegistryStore } from './registry-store.ts';
import type { Strategy } from './strategy.ts';

const context = internalContext('a');
const configMap = (name: string, data: Record<string, string> = {}): KubeObject & { data: Record<string, string> } => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  data,
});

const registry = (strategy: Strategy = {}, clock = new VirtualClock(Date.UTC(2026, 0, 1))): RegistryStore =>
  new RegistryStore(
    configMapKind,
    {
      store: new ObjectStore(),
      clock,
      random: new Random(1),
      admission: [],
    },
    strategy,
  );

test('a create sets what only the server knows', async () => {
  const { metadata } = await registry().create(context, configMap('one'));
  assert.equal(metadata.namespace, 'a');
  assert.equal(metadata.creationTimestamp, '2026-01-01T00:00:00Z');
  assert.match(metadata.uid ?? '', /^[0-9a-f]{8}-/);
  assert.equal(metadata.resourceVersion, '2');
});

test('generateName gets a suffix', async () => {
  const created = await registry().create(context, { ...configMap(''), metadata: { name: '', generateName: 'one-' } });
  assert.match(created.metadata.name, /^one-[b-z2-9]{5}$/);
});

test('creating twice is a conflict', async () => {
  const store = registry();
  await store.create(context, configMap('one'));
  await assert.rejects(store.create(context, configMap('one')), {
    code: 409,
    message: 'configmaps "one" already exists',
  });
});

test('a stale resourceVersion is refused, a blind update is not', async () => {
  const store = registry();
  const first = await store.create(context, configMap('one'));
  await store.update(context, 'one', () => configMap('one', { a: '1' }));
  await assert.rejects(
    store.update(context, 'one', () => ({ ...first, data: { a: '2' } }) as KubeObject),
    {
      code: 409,
      message:
        'Operation cannot be fulfilled on configmaps "one": the object has been modified; please apply your changes to the latest version and try again',
    },
  );
});

test('resourceVersion 0 stands for none', async () => {
  const store = registry();
  const first = await store.create(context, configMap('one'));
  const blind = { ...first, data: { a: '1' }, metadata: { ...first.metadata, resourceVersion: '0' } } as KubeObject;
  const { object } = await store.update(context, 'one', () => blind);
  assert.notEqual(object.metadata.resourceVersion, first.metadata.resourceVersion);
});

test('a write that changes nothing is not stored', async () => {
  const store = registry();
  const first = await store.create(context, configMap('one', { a: '1' }));
  const { object } = await store.update(context, 'one', () => configMap('one', { a: '1' }));
  assert.equal(object.metadata.resourceVersion, first.metadata.resourceVersion);
});

test('a finalizer holds a deleted object until it is removed', async () => {
  const store = registry();
  await store.create(context, { ...configMap('one'), metadata: { name: 'one', finalizers: ['example.com/hold'] } });
  const marked = await store.delete(context, 'one', {});
  assert.equal(marked.metadata.deletionTimestamp, '2026-01-01T00:00:00Z');
  const seen: WatchChange[] = [];
  await store.watch(context, { resourceVersion: marked.metadata.resourceVersion }, (change) => void seen.push(change));
  const { object } = await store.update(context, 'one', () => configMap('one'));
  assert.deepEqual([object.metadata.finalizers, object.metadata.resourceVersion], [undefined, '3']);
  await assert.rejects(store.get(context, 'one'), { code: 404, message: 'configmaps "one" not found' });
  // The write that takes the finalizer away is never stored.
  assert.deepEqual(
    seen.map(({ type, object: { metadata } }) => [type, metadata.finalizers, metadata.resourceVersion]),
    [['DELETED', ['example.com/hold'], '4']],
  );
});

test('a watch from a version that is yet to come tells what comes after it', async () => {
  const store = registry();
  const seen: (string | undefined)[] = [];
  await store.watch(context, { resourceVersion: '3' }, ({ object }) => void seen.push(object.metadata.name));
  await store.create(context, configMap('two'));
  await store.create(context, configMap('three'));
  await store.create(context, configMap('four'));
  assert.deepEqual(seen, ['four']);
});

test('a watch follows a selection: entering is ADDED, leaving is DELETED', async () => {
  const store = registry();
  const seen: string[] = [];
  const sink = ({ type, object: { metadata } }: WatchChange): void =>
    void seen.push(`${type} ${metadata.labels?.['tier']} ${metadata.resourceVersion}`);
  const stop = await store.watch(context, { labelSelector: (labels) => labels['tier'] === 'web' }, sink);
  const labelled = (tier: string): KubeObject => ({ ...configMap('one'), metadata: { name: 'one', labels: { tier } } });
  await store.create(context, labelled('db'));
  await store.update(context, 'one', () => labelled('web'));
  await store.update(context, 'one', () => labelled('db'));
  stop();
  await store.update(context, 'one', () => labelled('web'));
  // Who leaves is shown as it was before.
  assert.deepEqual(seen, ['ADDED web 3', 'DELETED web 4']);
});

test('after five minutes a list can only go on as it is now', async () => {
  const clock = new VirtualClock(Date.UTC(2026, 0, 1));
  const store = registry({}, clock);
  for (const name of ['a', 'b', 'c']) await store.create(context, configMap(name));
  const { metadata } = await store.list(context, { limit: 1 });
  const token = metadata.continue ?? '';
  await store.delete(context, 'b', {});
  await clock.advanceTo(clock.now() + 4 * 60_000, async () => {});
  assert.equal((await store.list(context, { limit: 1, continue: token })).items[0]?.metadata.name, 'b');
  await clock.advanceTo(clock.now() + 2 * 60_000, async () => {});
  const refusal = await store.list(context, { limit: 1, continue: token }).catch((error: StatusError) => error);
  assert.ok(refusal instanceof StatusError);
  assert.equal(refusal.code, 410);
  const next = String((refusal.status.metadata as { continue?: string }).continue);
  assert.equal((await store.list(context, { limit: 1, continue: next })).items[0]?.metadata.name, 'c');
});

test('pages continue where the last one ended', async () => {
  const store = registry();
  for (const name of ['a', 'b', 'c']) await store.create(context, configMap(name));
  const first = await store.list(context, { limit: 2 });
  assert.equal(first.metadata.remainingItemCount, 1);
  const second = await store.list(context, { limit: 2, continue: first.metadata.continue ?? '' });
  assert.deepEqual(
    [...first.items, ...second.items].map(({ metadata }) => metadata.name),
    ['a', 'b', 'c'],
  );
});

test('some kinds leave their dependents alone unless a deletion says what becomes of them', async () => {
  const finalizers = async (options: DeleteOptions, held: string[] = ['example.com/hold']) => {
    const store = registry({ orphansByDefault: 'dependents stay' });
    const warnings: string[] = [];
    const object = configMap('one');
    await store.create(context, { ...object, metadata: { ...object.metadata, finalizers: held } });
    const deleted = await store.delete({ ...context, warnings }, 'one', options);
    return [...(deleted.metadata.finalizers ?? []), ...warnings];
  };
  assert.deepEqual(await finalizers({}), ['example.com/hold', 'orphan', 'dependents stay']);
  assert.deepEqual(await finalizers({ propagationPolicy: 'Background' }), ['example.com/hold']);
  assert.deepEqual(await finalizers({}, ['foregroundDeletion']), ['foregroundDeletion', 'dependents stay']);
});
