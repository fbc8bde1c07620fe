import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { execa } from 'execa';

const program = path.resolve(import.meta.dirname, '../../bin/streamproof.js');
let folder: string;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bad-input-'));
  const features = {
    'syntax.feature': 'Feature: a\n  Scenario: b\n    Given the project "c"\n    bla bla\n',
    'undefined.feature': 'Feature: a\n  Scenario: b\n    Given the projekt "c"\n',
  };
  for (const [name, text] of Object.entries(features)) await writeFile(path.join(folder, name), text);
});

after(() => rm(folder, { recursive: true }));

const rows: { words: string[]; code: number; says: RegExp[] }[] = [
  { words: ['rum'], code: 64, says: [/unknown command 'rum'/, /Did you mean run\?/] },
  { words: ['run', '--targt', 'x'], code: 64, says: [/unknown option '--targt'/, /Did you mean --target\?/] },
  { words: ['run', '--target', 'simulatd'], code: 64, says: [/'simulatd' is invalid/, /Did you mean simulated\?/] },
  { words: ['run', '--format', 'pretyt'], code: 64, says: [/Did you mean pretty\?/] },
  { words: ['run', '--tags', '@A1 and'], code: 64, says: [/"@A1 and" is not a tag expression/] },
  { words: ['run', '--tags', '@a55'], code: 64, says: [/No scenario carries the tag @a55/, /did you mean @A5\?/] },
  {
    words: ['run', 'syntx.feature'],
    code: 64,
    says: [/no feature at syntx\.feature/, /try {2}streamproof run syntax\.feature/],
  },
  { words: ['run', 'syntax.feature'], code: 64, says: [/syntax\.feature:4:5 is not valid Gherkin/, /found "bla bla"/] },
  {
    words: ['run', 'undefined.feature'],
    code: 64,
    says: [
      /undefined\.feature:3: no step definition matches this step:\n {4}the projekt "c"/,
      /nearest {2}the project \{string\} .*projects\.steps\.ts:\d+/,
    ],
  },
  { words: ['run', '--oc', '/nowhere/oc', '--tags', '@A1'], code: 64, says: [/no usable oc/] },
  {
    words: ['run', '--upstream', 'r.example.com/x', '--tags', '@A1'],
    code: 64,
    says: [/own world outside, not --upstream r\.example/],
  },
  { words: ['up', '--port', '99999'], code: 64, says: [/whole number from 0 to 65535/] },
];

const refuse = async ({ words, code, says }: (typeof rows)[number]): Promise<void> => {
  const temporary = await mkdtemp(path.join(folder, 'tmp-'));
  const run = await execa(process.execPath, [program, ...words], {
    cwd: folder,
    reject: false,
    env: { TMPDIR: temporary, NO_COLOR: '1' },
  });
  assert.equal(run.exitCode, code, run.stderr || run.stdout);
  for (const text of says) assert.match(run.stderr, text);
  assert.doesNotMatch(run.stderr, /^\s+at .*:\d+:\d+\)?$/m, 'no stack trace');
  assert.deepEqual(await readdir(temporary), [], 'nothing is left in the temp directory');
};

for (const row of rows) test(`streamproof ${row.words.join(' ')}`, () => refuse(row));

test('a port in use', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  try {
    await refuse({ words: ['up', '--port', String(port)], code: 2, says: [new RegExp(`Port ${port} .* in use`)] });
  } finally {
    server.close();
  }
});

test('the reports of the run before stay when nothing was run', async () => {
  const reports = path.join(folder, 'reports');
  await mkdir(reports, { recursive: true });
  await writeFile(path.join(reports, 'junit.xml'), 'former');
  await refuse({ words: ['run', 'undefined.feature', '--reports', reports], code: 64, says: [] });
  assert.deepEqual(await readdir(reports), ['junit.xml']);
});

for (const { words, code, says } of [
  {
    words: ['get', 'pods'],
    code: 1,
    says: /^error: there is no kubeconfig: no cluster is named\n {2}try {2}set KUBECONFIG/,
  },
  { words: ['login', '-u', 'a', '-p', 'b'], code: 1, says: /^error: there is no kubeconfig/ },
  { words: ['help'], code: 0, says: /^OpenShift Client/ },
  { words: ['version', '--client'], code: 0, says: /^Client Version:/ },
])
  test(`oc ${words.join(' ')} where there is no kubeconfig`, async () => {
    const env = { HOME: folder, KUBECONFIG: '', NO_COLOR: '1' };
    const run = await execa(process.execPath, [program, 'oc', ...words], { cwd: folder, reject: false, env });
    assert.equal(run.exitCode, code, run.stderr);
    assert.match(run.stdout || run.stderr, says);
  });
