import type { Evidence } from '../../src/evidence/evidence.ts';
import type { ExperimentFacts, RunFacts } from '../../src/evidence/run-facts.ts';
import { experimentFacts, runFactsOf } from '../../src/report/run-facts.fixture.ts';

/** Text that would do something if it were taken for anything but text. */
export const hostile =
  '</script><script>alert(1)</script><img src=x onerror=alert(2)>"\'`${alert(3)}]]>&lt;b&gt;\u001b[31mred\u001b]8;;http://evil.example/\u0007\u202etxet\u2028\u0000</style>';

/** A line as long as a whole log. */
const longLine = 'x'.repeat(10_000_000);

const at = '2026-01-05T09:00:00.000Z';

const facts: Evidence[] = [
  { kind: 'image', name: 'A', reference: hostile, manifest: hostile, config: hostile, layers: [hostile] },
  {
    kind: 'command',
    line: `oc get "${hostile}"`,
    shell: 'built-in oc',
    stdout: hostile + longLine,
    stderr: hostile,
    exitCode: 1,
    startedAt: at,
    duration: 3,
  },
  { kind: 'tag', name: hostile, from: hostile, referencePolicy: hostile, image: hostile },
  {
    kind: 'pods',
    workload: hostile,
    pods: [{ name: hostile, node: hostile, image: hostile, imageID: hostile, state: hostile, servedBy: hostile }],
  },
  { kind: 'storage', repository: hostile, files: [hostile, `a/${hostile}/link`], when: 'after' },
  { kind: 'listing', line: hostile, digests: [hostile] },
  {
    kind: 'pull',
    workload: hostile,
    requests: [
      {
        at,
        method: hostile,
        path: hostile,
        status: 200,
        userAgent: hostile,
        from: hostile,
        to: hostile,
        digest: hostile,
      },
    ],
  },
  {
    kind: 'object',
    name: hostile,
    namespace: hostile,
    object: { metadata: { name: hostile, labels: { a: hostile } } },
    at,
  },
  { kind: 'events', events: [{ at, type: hostile, reason: hostile, object: hostile, message: hostile }] },
  { kind: 'answer', question: 'Q1', variation: 'V1', words: hostile, state: 'yes', article: hostile, differs: true },
  { kind: 'diagnostics', sections: [{ title: hostile, lines: [hostile] }] },
  { kind: 'skipped', capability: hostile, reason: hostile },
];

const experiment = (rest: Partial<ExperimentFacts>): ExperimentFacts =>
  experimentFacts(hostile, {
    id: `features/a/b.feature › ${hostile}`,
    feature: hostile,
    rule: hostile,
    tags: ['@V1Q1', `@${hostile}`],
    outcome: 'failed',
    failures: [{ step: hostile, line: 4, type: hostile, message: hostile }],
    facts,
    steps: [
      {
        keyword: hostile,
        text: hostile,
        line: 4,
        docString: hostile,
        table: [[hostile]],
        status: 'failed',
        duration: 1,
        startedAt: at,
        endedAt: at,
        facts: facts.map((_, index) => index),
      },
    ],
    ...rest,
  });

/** A run in which everything that was recorded is hostile. */
export const hostileRun = (): RunFacts =>
  runFactsOf([experiment({}), experiment({ id: 'features/a/b.feature › again', outcome: 'passed', failures: [] })], {
    target: { name: hostile, description: hostile, version: hostile, capabilities: [hostile], shell: hostile },
    chapters: [{ folder: 'features/a', readme: `# ${hostile}\n\n[${hostile}](javascript:alert(4))\n\n${hostile}\n` }],
  });
