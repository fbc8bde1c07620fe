import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Evidence } from '../evidence/evidence.ts';
import { experimentsMarkdown } from './experiments-markdown.ts';
import { experimentFacts, runFactsOf } from './run-facts.fixture.ts';

const answer = (rest: Partial<Extract<Evidence, { kind: 'answer' }>>): Evidence => ({
  kind: 'answer',
  question: 'Q2',
  variation: 'V1',
  words: 'no',
  state: 'no',
  differs: false,
  ...rest,
});

test('the table holds what was observed, and tells where the article says otherwise', () => {
  const text = experimentsMarkdown(
    runFactsOf([
      experimentFacts('plain', { tags: ['@V1Q2'], facts: [answer({ article: 'yes', differs: true })] }),
      experimentFacts('again', { tags: ['@V2Q2'], outcome: 'skipped', facts: [] }),
    ]),
  );
  assert.match(
    text,
    /\| 2 Does it work while the external registry is down\? \| ✘ no \*\*\(article: yes\)\*\* \| \*skipped\* \|/,
  );
});

test('a folder is a chapter: its README, one level down, with links that lead from docs', () => {
  const text = experimentsMarkdown(
    runFactsOf([experimentFacts('one')], {
      chapters: [
        {
          folder: 'features/a',
          readme: '# About A\n\nSee [b](b.feature) and [the rest](https://example.com/).\n\n## More\n',
        },
      ],
    }),
  );
  assert.match(text, /- \[About A\]\(#a\)/);
  assert.match(text, /\n## About A\n/);
  assert.match(text, /\n### More\n/);
  assert.match(text, /\[b\]\(\.\.\/features\/a\/b\.feature\) and \[the rest\]\(https:\/\/example\.com\/\)/);
});

test('an experiment shows its steps and what was observed, without what differs from run to run', () => {
  const step = {
    keyword: 'When',
    text: 'I run `oc get is`',
    line: 4,
    status: 'passed' as const,
    duration: 1,
    facts: [],
  };
  const pod = { name: 'web-554bb9db57-kdcd6', image: 'docker.io/a/b', node: 'worker-0', state: 'Running' };
  const run = runFactsOf([
    experimentFacts('one', {
      tags: ['@A1'],
      steps: [step, { ...step, text: 'a background step', background: true }],
      facts: [{ kind: 'pods', workload: 'web', pods: [pod] }],
    }),
  ]);
  const text = experimentsMarkdown(run);
  assert.match(text, /##### A1 one\n\n```gherkin\nWhen I run `oc get is`\n```\n\nObserved:\n\n- pod web-&lt;id&gt;: /);
  assert.doesNotMatch(text, /a background step/);
});

test('rows of the same name are told apart, recorded text stays text, and a failure is told', () => {
  const row = (cells: string) =>
    experimentFacts('<b>row</b>', {
      id: `features/a/b.feature › row › ${cells}`,
      rowLine: 9,
      outcome: 'failed',
      failures: [{ type: 'TimeoutError', message: 'it should\u202e\n<script>' }],
    });
  const text = experimentsMarkdown(runFactsOf([row('1, 2'), row('3, 4')]));
  assert.match(text, /##### &lt;b&gt;row&lt;\/b&gt;: 3, 4/);
  assert.match(text, /\*\*failed\*\*: it should�<br>&lt;script&gt;/);
});
