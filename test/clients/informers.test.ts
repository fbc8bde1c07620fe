import assert from 'node:assert/strict';
import process from 'node:process';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CoreV1Api, KubeConfig, ListWatch, type V1ConfigMap, Watch } from '@kubernetes/client-node';
import { configMapKind } from '../../src/resources/kinds/kinds.ts';
import { Random } from '../../src/simulator/apimachinery/random.ts';
import { internalContext } from '../../src/simulator/apimachinery/request-context.ts';
import type { RestStorage } from '../../src/simulator/apimachinery/rest-storage.ts';
import { startTestServer, type TestServer } from '../../src/simulator/apiserver/test-server.ts';
import { ObjectStore } from '../../src/simulator/store/object-store.ts';
import { type FlakyLink, openFlakyLink } from './flaky-link.ts';

/** How long objects change, in seconds; hours of it find what seconds do not. */
const SECONDS = Number(process.env['STREAMPROOF_SOAK_SECONDS'] ?? 2);
const OBJECTS = 10_000;
const INFORMERS = 4;
/** Writes that the server remembers: so few that a link that is held for long comes back too late. */
const HISTORY = 300;

/** Rounds of twenty writes; a link is held for most of them. */
const CYCLE = 50;

const path = '/api/v1/namespaces/soak/configmaps';
const context = internalContext('soak');
const last = 'last';

test(`${INFORMERS} informers over ${OBJECTS} objects miss nothing and see nothing twice, whatever becomes of their connections`, async (t) => {
  await using server = await startTestServer({}, new ObjectStore(1, HISTORY));
  const storage = server.catalog.find(configMapKind) as Required<RestStorage>;
  for (let index = 0; index < OBJECTS; index++) await write(storage, `cm-${index}`);
  await using stack = new AsyncDisposableStack();
  const watchers: Watcher[] = [];
  for (let index = 0; index < INFORMERS; index++) {
    const link = stack.use(await openFlakyLink(server.server.port));
    const watcher = await observe(server, link);
    stack.defer(() => watcher.stop());
    watchers.push(watcher);
  }
  const writes = await churn(storage, watchers);
  for (const { link } of watchers) link.resume();
  await write(storage, last);
  await Promise.all(watchers.map(({ caughtUp }) => caughtUp));

  const { items } = await storage.list(context, {});
  const expected = new Map(items.map(({ metadata }) => [metadata.name, metadata.resourceVersion]));
  for (const { seen, faults } of watchers) {
    assert.deepEqual(faults, []);
    assert.deepEqual([...seen].sort(), [...expected].sort());
  }
  const total = (count: 'lists' | 'cuts'): number => watchers.reduce((sum, watcher) => sum + watcher[count], 0);
  assert.ok(total('lists') > INFORMERS, 'no watch was ever answered 410, so nothing was tried');
  t.diagnostic(`${writes} writes, ${total('cuts')} cuts, ${total('lists')} lists`);
});

interface Watcher {
  readonly link: FlakyLink;
  /** Name to resourceVersion, from the events alone. */
  readonly seen: ReadonlyMap<string, string>;
  readonly faults: readonly string[];
  readonly caughtUp: Promise<void>;
  lists: number;
  cuts: number;
  stop(): Promise<void>;
}

const observe = async (server: TestServer, link: FlakyLink): Promise<Watcher> => {
  const config = new KubeConfig();
  config.loadFromClusterAndUser(
    {
      name: 'c',
      server: `https://127.0.0.1:${link.port}`,
      skipTLSVerify: false,
      caData: Buffer.from(server.ca).toString('base64'),
    },
    { name: 'u', token: 'admin' },
  );
  const api = config.makeApiClient(CoreV1Api);
  const seen = new Map<string, string>();
  const faults: string[] = [];
  const { promise: caughtUp, resolve } = Promise.withResolvers<void>();
  const list = (): Promise<{ items: V1ConfigMap[] }> => {
    watcher.lists++;
    return api.listNamespacedConfigMap({ namespace: 'soak' });
  };
  const noDelay = { delayFn: () => nextTurn() };
  const informer = new ListWatch<V1ConfigMap>(path, new Watch(config), list, false, undefined, undefined, noDelay);
  let stopped = false;
  const stop = async (): Promise<void> => {
    stopped = true;
    await informer.stop();
  };
  const watcher: Watcher = { link, seen, faults, caughtUp, lists: 0, cuts: 0, stop };
  const note = (is: boolean, fault: string): void => void (is || faults.push(fault));
  informer.on('add', ({ metadata: { name = '', resourceVersion = '' } = {} }) => {
    note(!seen.has(name), `${name} was added twice`);
    seen.set(name, resourceVersion);
    if (name === last) resolve();
  });
  informer.on('update', ({ metadata: { name = '', resourceVersion = '' } = {} }) => {
    const before = seen.get(name);
    note(Number(before) < Number(resourceVersion), `${name} went from ${before} to ${resourceVersion}`);
    seen.set(name, resourceVersion);
  });
  informer.on('delete', ({ metadata: { name = '' } = {} }) => note(seen.delete(name), `${name} was deleted twice`));
  informer.on('error', () => void (stopped || informer.start()));
  await informer.start();
  return watcher;
};

/** Changes objects, and at times cuts or holds a link. @returns how many writes there were */
const churn = async (storage: Required<RestStorage>, watchers: readonly Watcher[]): Promise<number> => {
  const random = new Random(7);
  const end = performance.now() + SECONDS * 1000;
  let writes = 0;
  for (let round = 0; performance.now() < end || round < 2 * CYCLE; round++) {
    for (let count = 0; count < 20; count++, writes++) await write(storage, `cm-${random.integer(OBJECTS)}`, random);
    await nextTurn();
    const watcher = watchers[random.integer(watchers.length)] as Watcher;
    if (round % CYCLE === 3) watcher.link.hold();
    if (round % CYCLE === CYCLE - 5) for (const { link } of watchers) link.resume();
    if (round % 10 === 5) {
      watcher.cuts++;
      watcher.link.cut();
    }
  }
  return writes;
};

/** Makes the object, changes it, or removes it. */
const write = async (storage: Required<RestStorage>, name: string, random?: Random): Promise<void> => {
  const { namespace } = context;
  const fresh = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: namespace ?? '' },
    data: { n: '0' },
  };
  const isThere = random !== undefined && (await storage.get(context, name).catch(() => undefined)) !== undefined;
  if (!isThere) await storage.create(context, fresh);
  else if (random.integer(4) === 0) await storage.delete(context, name, {});
  else
    await storage.update(context, name, (current) => ({
      ...(current as typeof fresh),
      data: { n: String(random.integer(2 ** 30)) },
    }));
};
