import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { execa } from 'execa';

const program = path.resolve(import.meta.dirname, '../../bin/streamproof.js');

const facts = (image: string, version = 1): string =>
  JSON.stringify({
    format: 'streamproof.facts',
    version,
    streamproof: '0.1.0',
    startedAt: '2026-01-01T00:00:00.000Z',
    duration: 1,
    experiments: [
      {
        id: 'features/a.feature › The tag moves',
        uri: 'features/a.feature',
        feature: 'A',
        language: 'en',
        name: 'The tag moves',
        line: 3,
        tags: [],
        outcome: 'passed',
        attempts: 1,
        duration: 1,
        failures: [],
        facts: [{ kind: 'tag', name: 'is-test/web:1', image }],
      },
    ],
  });

test('streamproof diff compares two runs, and says by its exit code whether behaviour changed', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'streamproof-diff-'));
  const files = {
    'a.json': facts('a'),
    'b.json': facts('b'),
    'newer.json': facts('a', 99),
    'half.json': facts('a').slice(0, 100),
    'other.json': '{"kind":"Pod"}',
    'accepted.txt': '# the tag moves now\nfeatures/a.feature › The tag moves\n',
    'strange.txt': 'no such experiment\n',
  };
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
  const cases: readonly (readonly [string[], number, RegExp])[] = [
    [['a.json', 'a.json'], 0, /1 experiments: 1 same/],
    [['a.json', 'b.json'], 1, /\| tag is\\?-test\/web:1 \| a \| b \|/],
    [['a.json', 'b.json', '--accept', 'accepted.txt'], 0, /## Accepted changes \(1\)/],
    [['a.json', 'b.json', '--json'], 1, /"behaviourChanged": true/],
    [['a.json', 'b.json', '--accept', 'strange.txt'], 64, /which neither run has/],
    [['a.json', 'newer.json'], 64, /written by a newer Streamproof/],
    [['a.json', 'half.json'], 64, /half\.json is not JSON/],
    [['a.json', 'other.json'], 64, /does not hold the facts of a run/],
    [['a.json', 'nothing.json'], 64, /nothing\.json cannot be read/],
  ];
  try {
    await Promise.all(
      cases.map(async ([words, exitCode, output]) => {
        const result = await execa(process.execPath, [program, 'diff', ...words], { cwd: folder, reject: false });
        assert.equal(result.exitCode, exitCode, `${words.join(' ')}\n${result.stderr}`);
        assert.match(`${result.stdout}${result.stderr}`, output, words.join(' '));
      }),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});
