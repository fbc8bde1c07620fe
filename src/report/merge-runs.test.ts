import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeRuns } from './merge-runs.ts';
import { experimentFacts, runFactsOf } from './run-facts.fixture.ts';

const namesOf = (runs: ReturnType<typeof mergeRuns>): string[][] =>
  runs.map(({ experiments }) => experiments.map(({ name }) => name));

test('shards of a run are one run, in the order of the features', () => {
  const one = runFactsOf([experimentFacts('last', { line: 9 }), experimentFacts('row 2', { rowLine: 7 })]);
  const other = runFactsOf([experimentFacts('row 1', { rowLine: 6 })]);
  assert.deepEqual(namesOf(mergeRuns([one, other])), [['row 1', 'row 2', 'last']]);
});

test('a merged run lasts from the first start to the last end', () => {
  const late = runFactsOf([experimentFacts('a')], { startedAt: '2026-01-05T09:00:10.000Z', duration: 5_000 });
  const early = runFactsOf([experimentFacts('b')], { startedAt: '2026-01-05T09:00:00.000Z', duration: 2_000 });
  const [merged] = mergeRuns([late, early]);
  assert.equal(merged?.startedAt, early.startedAt);
  assert.equal(merged?.duration, 15_000);
});

test('runs on other targets, and runs of the same experiments, stay apart', () => {
  const run = runFactsOf([experimentFacts('a')]);
  const elsewhere = runFactsOf([experimentFacts('b')], { target: { ...run.target!, version: '4.12.0' } });
  assert.deepEqual(namesOf(mergeRuns([run, run, elsewhere])), [['a'], ['a'], ['b']]);
});

test('the texts of the features are those of all parts', () => {
  const feature = { keyword: 'Feature', name: 'A', description: '', line: 1, language: 'en', rules: [], scenarios: [] };
  const part = (name: string, uris: string[]) =>
    runFactsOf([experimentFacts(name)], { features: uris.map((uri) => ({ ...feature, uri })) });
  const [merged] = mergeRuns([part('a', ['y', 'x']), part('b', ['x', 'z'])]);
  assert.deepEqual(
    merged?.features?.map(({ uri }) => uri),
    ['x', 'y', 'z'],
  );
});
