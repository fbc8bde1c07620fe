import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ExperimentFacts } from '../evidence/run-facts.ts';
import { githubAnnotations } from './github-annotations.ts';
import { experimentFacts, runFactsOf } from './run-facts.fixture.ts';

const failure = { step: 'the pod runs', line: 7, type: 'TimeoutError', message: 'It should run: 100%\nbut does not' };

const rows: readonly (readonly [string, Partial<ExperimentFacts>, string, readonly string[]])[] = [
  ['nothing passed over', {}, '', []],
  [
    'a failure at the line of its step',
    { outcome: 'failed', failures: [failure] },
    '',
    ['::error file=features/a/b.feature,line=7,title=a%2C b::the pod runs%0AIt should run: 100%25%0Abut does not'],
  ],
  [
    'a failure of a hook at the line of its scenario, below the root of the repository',
    { outcome: 'inconclusive', failures: [{ type: 'EnvironmentError', message: 'no cluster' }] },
    'tests/e2e',
    ['::warning file=tests/e2e/features/a/b.feature,line=3,title=a%2C b::no cluster'],
  ],
  [
    'a flaky row',
    { outcome: 'flaky', attempts: 2, rowLine: 11 },
    '',
    ['::warning file=features/a/b.feature,line=11,title=a%2C b::flaky: it passed at attempt 2'],
  ],
];

for (const [what, rest, folder, expected] of rows)
  test(`GitHub is told: ${what}`, () =>
    assert.deepEqual(githubAnnotations(runFactsOf([experimentFacts('a, b', rest)]), folder), expected));
