import assert from 'node:assert/strict';
import { test } from 'node:test';
import { experimentFacts, runFactsOf } from './run-facts.fixture.ts';
import { runMarkdown } from './run-markdown.ts';

test('a run on one page: totals, failures with their reasons, flaky, skipped and slow experiments', () => {
  const page = runMarkdown(
    runFactsOf([
      experimentFacts('fails', {
        outcome: 'failed',
        failures: [{ step: 'the pod runs', type: 'TimeoutError', message: 'It should run.\n<img src=x>' }],
      }),
      experimentFacts('wavers', { outcome: 'flaky', attempts: 2, rowLine: 9 }),
      experimentFacts('waits', {
        outcome: 'skipped',
        facts: [{ kind: 'skipped', capability: 'clock', reason: 'needs:clock: real time passes' }],
      }),
      experimentFacts('crawls', { duration: 2_345 }),
    ]),
  );
  assert.match(page, /^4 scenarios: 1 passed, 1 skipped, 1 flaky, 1 failed, on the embedded cluster, 4\.19\.0$/m);
  assert.match(
    page,
    /## Failed\n\n### fails \(features\/a\/b\.feature:3\)\n\n> the pod runs<br>It should run\.<br>&lt;img src=x&gt;/,
  );
  assert.match(page, /## Flaky\n\n- wavers \(features\/a\/b\.feature:9\): passed at attempt 2/);
  assert.match(page, /## Skipped\n\n- 1 × needs:clock: real time passes/);
  assert.match(page, /## Slowest\n\n- 2\.3 s crawls/);
});
