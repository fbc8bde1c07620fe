import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Evidence } from '../../../evidence/evidence.ts';
import { experimentFacts } from '../../run-facts.fixture.ts';
import { lastChangeOf } from './last-change.ts';

const event = { at: '2026-01-05T09:00:09Z', type: 'Normal', reason: 'Started', object: 'pod/web', message: '' };
const events: Evidence = { kind: 'events', events: [event] };
const stream: Evidence = {
  kind: 'object',
  name: 'imagestream/web',
  object: {
    metadata: { creationTimestamp: '2026-01-05T09:00:00Z' },
    status: { tags: [{ items: [{ created: '2026-01-05T09:00:05Z' }] }] },
  },
  asserted: [{ path: ['status', 'tags', 0, 'items', 0, 'image'], expected: 'B', actual: 'A', holds: false }],
};

test('an object that is not as expected tells when it last changed', () =>
  assert.deepEqual(lastChangeOf(experimentFacts('one', { facts: [stream, events] })), {
    at: '2026-01-05T09:00:05Z',
    what: 'imagestream/web',
  }));

test('else the last event tells', () =>
  assert.deepEqual(lastChangeOf(experimentFacts('one', { facts: [events] })), {
    at: event.at,
    what: 'Started pod/web',
  }));

test('of nothing there is no change', () => assert.equal(lastChangeOf(experimentFacts('one')), undefined));
