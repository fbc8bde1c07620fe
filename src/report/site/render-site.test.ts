import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { Evidence } from '../../evidence/evidence.ts';
import type { RunFacts } from '../../evidence/run-facts.ts';
import { renderSite } from './render-site.ts';

const hostile = '<img src=x onerror=alert(1)></script><script>alert(2)</script> \u001b[31m \u202e "\'&';

const facts: Evidence[] = [
  {
    kind: 'command',
    line: hostile,
    shell: 'oc',
    stdout: `${hostile}\n${'x'.repeat(10_000_000)}`,
    stderr: hostile,
    exitCode: 1,
    startedAt: '2026-01-05T09:00:00Z',
    duration: 1,
  },
  {
    kind: 'object',
    name: hostile,
    object: { [hostile]: [hostile] },
    asserted: [{ path: [hostile, 0], expected: hostile, holds: false }],
  },
  { kind: 'storage', files: [`a/${hostile}`] },
  {
    kind: 'requests',
    registry: hostile,
    requests: [{ at: '2026-01-05T09:00:00Z', method: 'GET', path: hostile, status: 404, userAgent: hostile }],
  },
  { kind: 'diagnostics', sections: [{ title: hostile, lines: [hostile] }] },
];

const run: RunFacts = {
  format: 'streamproof.facts',
  version: 1,
  streamproof: '0.1.0',
  startedAt: '2026-01-05T09:00:00Z',
  duration: 1,
  chapters: [{ folder: 'features/a', readme: `# ${hostile}\n\n[x](javascript:alert(1)) ${hostile}\n` }],
  experiments: [
    {
      id: hostile,
      uri: 'features/a/b.feature',
      feature: hostile,
      language: 'en',
      rule: hostile,
      name: hostile,
      line: 3,
      tags: [`@${hostile}`],
      outcome: 'failed',
      attempts: 1,
      duration: 1,
      failures: [{ step: hostile, line: 4, type: 'ExpectationError', message: hostile }],
      facts,
      steps: [{ keyword: 'When', text: hostile, line: 4, status: 'failed', duration: 1, facts: [0, 1, 2, 3] }],
    },
  ],
};

const files = new Map([...renderSite([run])].map(({ path, content }) => [path, content]));

/** What a file of evidence hands over, as a browser unpacks it. */
const unpacked = (content: string): string =>
  gunzipSync(Buffer.from(/^streamproof\.unpack\(".*", "(.*)"\);$/m.exec(content)![1]!, 'base64')).toString();

const recorded = [...files]
  .filter(([path]) => !/report\.(?:css|js)$/.test(path))
  .map(([path, content]) => [path, path.includes('/evidence/') ? unpacked(content) : content] as const);

for (const [path, content] of recorded)
  test(`what was recorded is text in ${path.replace(/p-[\w-]+/, 'evidence')}`, () => {
    const own = content.replaceAll('<script src="', '');
    assert.doesNotMatch(own, /<img|<script|href="javascript/i);
    assert.ok(!own.includes('\u001b') && !own.includes('\u202e'));
    assert.ok(content.length < 500_000, `${content.length} characters`);
  });

test('an experiment, its steps and its evidence are linked', () => {
  const page = files.get('site/a.html') ?? '';
  const anchor = /id="(e-[0-9a-f]+)"/.exec(page)?.[1] ?? '';
  assert.ok(page.includes(`id="${anchor}-s1"`));
  assert.ok(files.get('index.html')?.includes(`href="site/a.html#${anchor}"`));
  const pack = /data-pack="(p-[0-9a-f]+-\d+)"/.exec(page)?.[1] ?? '';
  assert.ok(Object.hasOwn(JSON.parse(unpacked(files.get(`site/evidence/${pack}.js`) ?? '')).steps, anchor));
});

test('a thousand experiments fit into ten megabytes, and their evidence into files that load at once', () => {
  const [experiment] = run.experiments;
  const stdout = Array.from({ length: 400 }, (_, line) => `pod/web-${line}   1/1   Running   0   ${line}s`).join('\n');
  const experiments = Array.from({ length: 1_000 }, (_, index) => ({
    ...experiment!,
    id: `features/a/b.feature › ${index}`,
    name: String(index),
    failures: [],
    facts: [{ ...(facts[0] as Extract<Evidence, { kind: 'command' }>), stdout: `${index}\n${stdout}` }],
    steps: [{ ...experiment!.steps![0]!, facts: [0] }],
  }));
  const sizes = [...renderSite([{ ...run, experiments }])].map(({ path, content }) => [path, content.length] as const);
  assert.ok(sizes.reduce((sum, [, size]) => sum + size, 0) < 10_000_000);
  const evidence = sizes.filter(([path]) => path.includes('/evidence/'));
  assert.ok(evidence.length < 100 && evidence.every(([, size]) => size < 500_000), String(evidence));
});
