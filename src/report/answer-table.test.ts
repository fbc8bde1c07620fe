import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Evidence } from '../evidence/evidence.ts';
import { answerTable } from './answer-table.ts';
import type { ScenarioRecord } from './scenario-record.ts';

const record = (cell: string, evidence: Evidence[], rest: Partial<ScenarioRecord> = {}): ScenarioRecord => ({
  feature: 'Questions',
  language: 'en',
  rule: undefined,
  line: 1,
  uri: 'features/questions.feature',
  position: 0,
  name: cell,
  tags: [`@${cell}`],
  cells: [],
  rowLine: undefined,
  steps: [],
  retries: 0,
  duration: 0,
  asked: [],
  evidence,
  failures: [],
  skipped: false,
  ...rest,
});

const answer = (cell: string, words: string, rest: Partial<Extract<Evidence, { kind: 'answer' }>> = {}): Evidence => ({
  kind: 'answer',
  variation: cell.slice(0, 2),
  question: cell.slice(2),
  words,
  state: 'no',
  differs: false,
  ...rest,
});

/** The text of one cell, its lines joined. */
const cellOf = (table: string | undefined, question: number, variation: number): string => {
  const rows = (table ?? '').split(/├.*┤\n/).map((row) => row.split('\n').filter((line) => line.startsWith('│')));
  return (rows[question] ?? [])
    .map((line) => (line.split('│')[variation + 1] ?? '').trim())
    .filter(Boolean)
    .join(' ');
};

test('a run that asked none of the questions has no table', () => {
  assert.equal(answerTable([record('A1', [])], 100), undefined);
});

test('a cell holds the answer of its scenario', () => {
  const table = answerTable([record('V2Q4', [answer('V2Q4', 'yes, with image lookup')])], 100);
  assert.equal(cellOf(table, 4, 2), 'yes, with image lookup');
  assert.equal(cellOf(table, 4, 1), '');
});

test('a cell tells what the article says where the cluster differs', () => {
  const table = answerTable([record('V2Q2', [answer('V2Q2', 'no', { article: 'yes', differs: true })])], 120);
  assert.equal(cellOf(table, 2, 2), 'no (article: yes)');
});

test('experiments with the same answer share it', () => {
  const same = ['from V1', 'from V2'].map((circumstance) => record('V5Q2', [answer('V5Q2', 'no', { circumstance })]));
  const other = record('V5Q2', [answer('V5Q2', 'yes', { circumstance: 'from V4' })]);
  assert.equal(cellOf(answerTable([...same, other], 150), 2, 5), 'from V1, V2: no from V4: yes');
});

test('a cell that was not answered tells why', () => {
  const skipped: Evidence = { kind: 'skipped', capability: 'clock', reason: 'needs:clock: no' };
  const failure = { step: undefined, line: undefined, type: 'TimeoutError', message: '', stackTrace: undefined };
  const table = answerTable(
    [record('V1Q1', [skipped], { skipped: true }), record('V1Q3', [answer('V1Q3', 'no')], { failures: [failure] })],
    150,
  );
  assert.equal(cellOf(table, 1, 1), 'skipped (needs:clock)');
  assert.equal(cellOf(table, 3, 1), 'FAILED');
});

test('a long address is broken behind its separators, and the table keeps its width', () => {
  const address = 'image-registry.openshift-image-registry.svc:5000/myproject/myimage@sha256:1';
  const table = answerTable([record('V4Q1', [answer('V4Q1', address)])], 100) ?? '';
  assert.equal(cellOf(table, 1, 4), 'R/myproject/ myimage@ sha256:1');
  const widths = new Set(
    table
      .split('\n')
      .filter((line) => /^[┌├└│]/.test(line))
      .map(({ length }) => length),
  );
  assert.equal(widths.size, 1);
});
