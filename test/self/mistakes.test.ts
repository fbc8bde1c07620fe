import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { execa } from 'execa';

const root = path.resolve(import.meta.dirname, '../..');
let folder: string;
let run: { exitCode?: number; stdout: string; stderr: string };
let left: readonly string[];

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'streamproof-self-'));
  const words = [
    'bin/streamproof.js',
    'run',
    'test/self/features/mistakes.feature',
    '--reports',
    path.join(folder, 'reports'),
  ];
  const temporary = await mkdtemp(path.join(folder, 'tmp-'));
  run = await execa(process.execPath, words, { cwd: root, reject: false, env: { TMPDIR: temporary, NO_COLOR: '1' } });
  left = await readdir(temporary);
});

after(() => rm(folder, { recursive: true, force: true }));

test('features that fail end with exit code 1, and write their reports all the same', async () => {
  assert.equal(run.exitCode, 1, run.stderr);
  assert.deepEqual((await readdir(path.join(folder, 'reports'))).toSorted(), [
    'facts.json',
    'index.html',
    'junit.xml',
    'messages.ndjson',
    'report.html',
    'site',
  ]);
  assert.match(run.stdout, /\n9 scenarios: 9 failed\nthe report: .*index\.html$/);
});

test('nothing is left behind', () => assert.deepEqual(left, []));

test('no stack trace is shown', () => assert.doesNotMatch(run.stdout + run.stderr, /^\s+at .*:\d+:\d+\)?$/m));

const expected: readonly (readonly [string, string])[] = [
  [
    'what was expected of which object',
    'the tag "web:latest" should have reference policy Local within 1m, but did not.',
  ],
  ['what was seen last', 'last seen   Source'],
  ['what to try', 'try         oc describe is/web -n is-test'],
  ['where', 'test/self/features/mistakes.feature:9  the tag "web:latest" has reference policy Local'],
  ['the output of a command', 'error: no image stream named "web" exists, pass --confirm to create and import'],
  ['a success that was not expected', '--confirm` should fail, but did not.'],
  ['that steps have no shell', 'needs a shell for "|", but a step runs one plain command'],
  ['that steps run nothing but oc', 'a step runs `rm …`, but only `oc` commands can be run'],
  ['which images are known', 'image B is not known: no step before this one has introduced it (known: A)'],
  ['what a listing holds', 'should list nothing, but does not.'],
  ['the first line of an output that differs', 'last seen   line 1 is missing: NAME READY'],
  ['a path that is not implemented, and who asked for it', 'GET /debug/pprof/  (oc/'],
];

for (const [name, text] of expected)
  test(`a failure tells ${name}`, () => assert.ok(run.stdout.includes(text), run.stdout));
