import assert from 'node:assert/strict';
import { test } from 'node:test';
import { currentEventKind, eventKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { controlPlane, createProject } from '../../testing/control-plane.ts';

const sent = (content: object = {}): KubeObject =>
  ({
    apiVersion: 'events.k8s.io/v1',
    kind: 'Event',
    metadata: { name: 'x', namespace: 'a' },
    regarding: { kind: 'Pod', name: 'p', namespace: 'a' },
    eventTime: '2026-01-01T00:00:00.000000Z',
    reportingController: 'example.com/it',
    reportingInstance: 'it-0',
    action: 'Looking',
    reason: 'Seen',
    type: 'Normal',
    ...content,
  }) as KubeObject;

const setUp = async () => {
  const plane = controlPlane();
  await createProject(plane, 'a');
  return plane.client;
};

for (const [content, message] of [
  [{ action: '' }, 'action: Required value'],
  [{ eventTime: null }, 'eventTime: Required value'],
  [{ type: 'Loud' }, 'type: Invalid value: "": has invalid value: Loud'],
  [
    { series: { count: 1, lastObservedTime: '2026-01-01T00:00:00.000000Z' } },
    'series.count: Invalid value: "": should be at least 2',
  ],
  [{ deprecatedCount: 1 }, 'count: Invalid value: "": needs to be unset'],
] as const) {
  test(`an event of the newer sort is refused: ${message}`, async () => {
    const client = await setUp();
    await assert.rejects(client.create(currentEventKind, sent(content)), {
      message: `Event "x" is invalid: ${message}`,
    });
  });
}

test('an event counts up and says nothing else anew', async () => {
  const client = await setUp();
  await client.create(currentEventKind, sent());
  const change = (content: object) =>
    client.modify(currentEventKind, 'a', 'x', (current) => ({ ...current, ...content }));
  await change({ series: { count: 2, lastObservedTime: '2026-01-01T00:00:01.000000Z' } });
  await assert.rejects(change({ note: 'more' }), {
    message: 'Event "x" is invalid: message: Invalid value: "more": field is immutable',
  });
});

test('an event of the core group that says nothing of who reports it has no fields for that here', async () => {
  const client = await setUp();
  const involvedObject = { kind: 'Pod', name: 'p', namespace: 'a' };
  const core = { apiVersion: 'v1', kind: 'Event', metadata: { name: 'old', namespace: 'a' }, involvedObject };
  await client.create(eventKind, core as KubeObject);
  const current = await client.get(currentEventKind, 'a', 'old');
  assert.ok(!('reportingController' in current) && !('reportingInstance' in current));
});
