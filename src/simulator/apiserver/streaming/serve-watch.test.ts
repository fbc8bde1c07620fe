import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:http2';
import { test } from 'node:test';
import { WebSocket } from 'ws';
import { decodeEnvelope } from '../protobuf/decode-envelope.ts';
import { startTestServer, type TestServer } from '../test-server.ts';

const configMaps = '/api/v1/namespaces/a/configmaps';

interface Event {
  type: string;
  object: {
    metadata: { name?: string; resourceVersion?: string; annotations?: Record<string, string> };
    columnDefinitions?: unknown[];
    rows?: { cells: unknown[] }[];
  };
}

/** Opens a watch and reads its events one by one. */
const watch = (
  api: TestServer,
  query: string,
  accept = 'application/json',
): { next(): Promise<Event | undefined>; close(): void } => {
  const session = connect(api.server.url, { ca: api.ca });
  const stream = session.request({
    ':path': `${configMaps}?watch=true&${query}`,
    authorization: 'Bearer admin',
    accept,
  });
  const lines = (async function* (): AsyncGenerator<Event> {
    let rest = '';
    for await (const chunk of stream) {
      const parts = (rest + String(chunk)).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) yield JSON.parse(part);
    }
  })();
  return { next: async () => (await lines.next()).value, close: () => session.destroy() };
};

const create = (api: TestServer, name: string): Promise<unknown> =>
  api.call('POST', configMaps, { body: { metadata: { name } } });

const brief = (event: Event | undefined): string => `${event?.type} ${event?.object.metadata.name}`;

test('a watch begins with what there is and goes on with what happens', async () => {
  await using api = await startTestServer();
  await create(api, 'one');
  const events = watch(api, '');
  assert.equal(brief(await events.next()), 'ADDED one');
  await api.call('PATCH', `${configMaps}/one`, {
    body: '{"data":{"a":"b"}}',
    headers: { 'content-type': 'application/merge-patch+json' },
  });
  assert.equal(brief(await events.next()), 'MODIFIED one');
  await api.call('DELETE', `${configMaps}/one`);
  assert.equal(brief(await events.next()), 'DELETED one');
  events.close();
});

test('a watch resumes behind a version', async () => {
  await using api = await startTestServer();
  await create(api, 'one');
  await create(api, 'two');
  const events = watch(api, 'resourceVersion=2');
  assert.equal(brief(await events.next()), 'ADDED two');
  events.close();
});

test('initial events end with a bookmark', async () => {
  await using api = await startTestServer();
  await create(api, 'one');
  const events = watch(api, 'sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true');
  assert.equal(brief(await events.next()), 'ADDED one');
  const { type, object } = (await events.next()) as Event;
  assert.deepEqual(
    [type, object.metadata.resourceVersion, object.metadata.annotations],
    [
      'BOOKMARK',
      '2',
      {
        'kubernetes.io/initial-events-list-blueprint': Buffer.from(
          '{"kind":"ConfigMapList","apiVersion":"v1","metadata":{},"items":null}\n',
        ).toString('base64'),
        'k8s.io/initial-events-end': 'true',
      },
    ],
  );
  events.close();
});

test('what there is and what happens together are told as objects, never as Tables', async () => {
  await using api = await startTestServer();
  await create(api, 'one');
  const query = 'sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true';
  const table = 'application/json;as=Table;v=v1;g=meta.k8s.io';
  const events = watch(api, query, `${table},application/json`);
  assert.equal(brief(await events.next()), 'ADDED one');
  events.close();
  const { code } = await api.call('GET', `${configMaps}?watch=true&${query}`, { headers: { accept: table } });
  assert.equal(code, 406);
});

test('only the first Table of a watch has columns', async () => {
  await using api = await startTestServer();
  await create(api, 'one');
  await create(api, 'two');
  const events = watch(api, '', 'application/json;as=Table;v=v1;g=meta.k8s.io');
  const first = (await events.next()) as Event;
  const second = (await events.next()) as Event;
  assert.deepEqual([first.object.columnDefinitions?.length, second.object.columnDefinitions], [3, null]);
  assert.deepEqual(second.object.rows?.[0]?.cells, ['two', 0, '0s']);
  events.close();
});

test('bookmarks and the end come by the cluster’s clock', async () => {
  await using api = await startTestServer();
  await create(api, 'one');
  const events = watch(api, 'resourceVersion=2&allowWatchBookmarks=true&timeoutSeconds=90');
  await create(api, 'two');
  assert.equal(brief(await events.next()), 'ADDED two');
  await api.clock.advanceTo(api.clock.now() + 120_000, async () => undefined);
  assert.equal((await events.next())?.type, 'BOOKMARK');
  assert.equal(await events.next(), undefined);
  events.close();
});

test('a watch of a resource that has none is refused', async () => {
  await using api = await startTestServer();
  const storage = api.catalog.find({ group: '', version: 'v1', plural: 'configmaps' });
  Object.defineProperty(storage, 'watch', { value: undefined });
  const answer = await api.call('GET', `${configMaps}?watch=true`);
  assert.deepEqual(
    [answer.code, answer.json.message],
    [405, 'watch is not supported on resources of kind "configmaps"'],
  );
});

test('a watch over a WebSocket sends one message an event', async () => {
  await using api = await startTestServer();
  await create(api, 'one');
  await create(api, 'two');
  const socket = new WebSocket(`${api.server.url.replace('https', 'wss')}${configMaps}?watch=true`, {
    ca: api.ca,
    headers: { authorization: 'Bearer admin' },
  });
  const seen: string[] = [];
  socket.on('message', (data) => {
    seen.push(brief(JSON.parse(String(data))));
    if (seen.length === 2) socket.close();
  });
  await once(socket, 'close');
  assert.deepEqual(seen, ['ADDED one', 'ADDED two']);
});

test('a watch in protobuf sends frames with their length', async () => {
  await using api = await startTestServer();
  await create(api, 'one');
  const session = connect(api.server.url, { ca: api.ca });
  const stream = session.request({
    ':path': `${configMaps}?watch=true`,
    authorization: 'Bearer admin',
    accept: 'application/vnd.kubernetes.protobuf;stream=watch',
  });
  const [headers] = (await once(stream, 'response')) as [Record<string, string>];
  assert.equal(headers['content-type'], 'application/vnd.kubernetes.protobuf;stream=watch');
  const [frame] = (await once(stream, 'data')) as [Buffer];
  assert.equal(frame.readUInt32BE(), frame.length - 4);
  assert.ok(frame.includes('ADDED'));
  const envelope = frame.subarray(frame.indexOf('k8s\0'));
  const object = decodeEnvelope(envelope, 'ConfigMap') as { kind: string; metadata: { name: string } };
  assert.deepEqual([object.kind, object.metadata.name], ['ConfigMap', 'one']);
  session.destroy();
});
