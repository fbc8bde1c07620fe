import assert from 'node:assert/strict';
import { test } from 'node:test';
import { currentEventKind, eventKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { CoreEvent } from '../../apimachinery/events/event-recorder.ts';
import { controlPlane } from '../../testing/control-plane.ts';

test('an event of events.k8s.io is the same object in the core group, as a scheduler writes it', async () => {
  const { client, createNamespace } = controlPlane();
  await createNamespace('a');
  const sent = {
    apiVersion: 'events.k8s.io/v1',
    kind: 'Event',
    metadata: { name: 'p.1', namespace: 'a' },
    action: 'Binding',
    eventTime: '2026-01-05T09:00:00.000000Z',
    note: 'Successfully assigned a/p to worker-0',
    reason: 'Scheduled',
    regarding: { kind: 'Pod', name: 'p', namespace: 'a' },
    reportingController: 'default-scheduler',
    reportingInstance: 'default-scheduler-0',
    type: 'Normal',
  };
  await client.create(currentEventKind, sent as KubeObject);
  const { message, involvedObject, source, firstTimestamp, count, reportingComponent, eventTime } =
    await client.get<CoreEvent>(eventKind, 'a', 'p.1');
  assert.deepEqual(
    { message, involvedObject, source, firstTimestamp, count, reportingComponent, eventTime },
    {
      message: sent.note,
      involvedObject: sent.regarding,
      source: {},
      firstTimestamp: null,
      count: undefined,
      reportingComponent: 'default-scheduler',
      eventTime: sent.eventTime,
    },
  );
  const current = await client.get<KubeObject & { note?: string }>(currentEventKind, 'a', 'p.1');
  assert.deepEqual([current.apiVersion, current.note], ['events.k8s.io/v1', sent.note]);
});
