import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JournalEntry, RequestJournal } from './request-journal.ts';

const entry = (sequence: number): JournalEntry => ({
  sequence,
  time: 0,
  registry: 'docker.io',
  method: 'GET',
  path: '/v2/',
  query: '',
  status: 200,
  bytes: 2,
  userAgent: 'curl',
});

const sequences = (journal: RequestJournal): number[] => journal.entries().map(({ sequence }) => sequence);

test('requests stand in the order in which they arrived, not in that of their answers', () => {
  const journal = new RequestJournal();
  for (const sequence of [2, 1, 3]) journal.add(entry(sequence));
  assert.deepEqual(sequences(journal), [1, 2, 3]);
  assert.deepEqual(
    journal.entries(2).map(({ sequence }) => sequence),
    [3],
  );
});

test('the oldest requests are forgotten when there are twice as many as are kept', () => {
  const journal = new RequestJournal(2);
  for (let sequence = 1; sequence <= 5; sequence += 1) journal.add(entry(sequence));
  assert.deepEqual(sequences(journal), [3, 4, 5]);
});
