import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Evidence } from '../evidence/evidence.ts';
import type { ExperimentFacts, RunFacts } from '../evidence/run-facts.ts';
import { behaviourChanged, compareRuns } from './compare-runs.ts';
import { comparisonMarkdown } from './comparison-markdown.ts';

const tag = (image: string): Evidence => ({ kind: 'tag', name: 'is-test/web:1', image });

const run = (experiments: Readonly<Record<string, Partial<ExperimentFacts>>>): RunFacts => ({
  format: 'streamproof.facts',
  version: 1,
  streamproof: '0.1.0',
  startedAt: '2026-01-01T00:00:00.000Z',
  duration: 1,
  experiments: Object.entries(experiments).map(([id, rest]) => ({
    id,
    uri: 'features/a.feature',
    feature: 'A',
    language: 'en',
    name: id,
    line: 1,
    tags: [],
    outcome: 'passed',
    attempts: 1,
    duration: 1,
    failures: [],
    facts: [],
    ...rest,
  })),
});

const verdicts: readonly (readonly [string, Partial<ExperimentFacts>, Partial<ExperimentFacts>, boolean])[] = [
  ['same', { facts: [tag('a')] }, { facts: [tag('a')] }, false],
  ['same', { outcome: 'passed' }, { outcome: 'flaky' }, false],
  ['changed', { facts: [tag('a')] }, { facts: [tag('b')] }, true],
  ['changed', { facts: [] }, { facts: [tag('b')] }, true],
  ['newly failing', {}, { outcome: 'failed' }, true],
  ['newly passing', { outcome: 'failed' }, {}, false],
  ['newly skipped', { facts: [tag('a')] }, { outcome: 'skipped' }, true],
  ['newly inconclusive', {}, { outcome: 'inconclusive' }, true],
];

for (const [verdict, before, after, breaks] of verdicts)
  test(`an experiment is ${verdict}: ${JSON.stringify(before)} and ${JSON.stringify(after)}`, () => {
    const comparison = compareRuns(run({ e: before }), run({ e: after }), new Set());
    assert.equal(comparison.experiments[0]?.verdict, verdict);
    assert.equal(behaviourChanged(comparison), breaks);
  });

test('an experiment that ends otherwise says why', () => {
  const failures = [{ type: 'TimeoutError', message: 'It should run.' }];
  const comparison = compareRuns(run({ e: {} }), run({ e: { outcome: 'failed', failures } }), new Set());
  assert.deepEqual(comparison.experiments[0]?.changes, [
    { subject: 'outcome', before: 'passed', after: 'failed\nIt should run.' },
  ]);
});

test('an experiment that is gone is missing, a new one is added', () => {
  const comparison = compareRuns(run({ old: {} }), run({ new: {} }), new Set());
  assert.deepEqual(
    comparison.experiments.map(({ id, verdict }) => `${id} ${verdict}`),
    ['old missing', 'new added'],
  );
});

test('an accepted change is listed apart and breaks nothing', () => {
  const comparison = compareRuns(run({ e: {} }), run({ e: { outcome: 'failed' } }), new Set(['e']));
  assert.equal(behaviourChanged(comparison), false);
  assert.match(comparisonMarkdown(comparison), /## Accepted changes \(1\)\n\n### e/);
});

test('a changed fact is told as old and new', () => {
  const comparison = compareRuns(run({ e: { facts: [tag('a')] } }), run({ e: { facts: [tag('b')] } }), new Set());
  assert.deepEqual(comparison.experiments[0]?.changes, [{ subject: 'tag is-test/web:1', before: 'a', after: 'b' }]);
});

test('times, ages and generated names are no change', () => {
  const command = (stdout: string): Evidence => ({
    kind: 'command',
    line: 'oc get pods',
    shell: 'oc',
    stdout,
    stderr: '',
    exitCode: 0,
    startedAt: '',
    duration: 1,
  });
  const [before, after] = [
    'NAME                   READY   AGE\nweb-5d4f8c7b96-x2x9k   1/1     7s\n10.128.0.6  2026-01-01T00:00:00Z',
    'NAME                   READY   AGE\nweb-7c9f6d5b44-qqp4z   1/1     2m3s\n10.128.0.9  2026-02-01T10:00:00Z',
  ].map((stdout) => run({ e: { facts: [command(stdout)] } }));
  assert.deepEqual(compareRuns(before!, after!, new Set()).experiments[0]?.changes, []);
});

test('text of an experiment cannot act in the Markdown', () => {
  const text = comparisonMarkdown(
    compareRuns(
      run({ e: { facts: [tag('a')] } }),
      run({ e: { facts: [tag('</td><script>alert(1)</script>|x')] } }),
      new Set(),
    ),
  );
  assert.ok(!text.includes('<script'));
  assert.match(text, /\\\|x/);
});
