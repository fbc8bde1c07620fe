import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { after, before, describe, test } from 'node:test';
import { execa } from 'execa';
import { experimentFacts, runFactsOf } from '../../src/report/run-facts.fixture.ts';

const program = path.resolve(import.meta.dirname, '../../bin/streamproof.js');

const tag = (image: string) => ({ facts: [{ kind: 'tag' as const, name: 'is-test/web:1', image }] });
const run = (image: string) => runFactsOf([experimentFacts('The tag moves', tag(image))]);

const files: Readonly<Record<string, unknown>> = {
  'a.json': run('a'),
  'b.json': run('b'),
  'shard.json': runFactsOf([experimentFacts('Another one')]),
  'newer.json': { ...run('a'), version: 99 },
  'later.json': { ...run('a'), streamproof: '99.0.0', experiments: [{ facts: [{ kind: 'unheard-of' }] }] },
  'damaged.json': { ...run('a'), experiments: [{}] },
};

void describe('streamproof report', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'streamproof-report-'));
    for (const [name, content] of Object.entries(files))
      await writeFile(path.join(folder, name), JSON.stringify(content));
    await writeFile(path.join(folder, 'truncated.json'), JSON.stringify(run('a')).slice(0, 200));
    await writeFile(path.join(folder, 'accepted.txt'), '# as announced\nfeatures/a/b.feature › The tag moves\n');
  });
  after(() => rm(folder, { recursive: true }));

  const report = async (...words: string[]) => {
    const result = await execa(process.execPath, [program, 'report', ...words], { cwd: folder, reject: false });
    return { exitCode: result.exitCode, output: `${result.stdout}${result.stderr}` };
  };

  const cases: readonly (readonly [string[], number, RegExp])[] = [
    [['a.json', '--reports', 'one'], 0, /1 experiments, on the embedded cluster.*\none\/index\.html/s],
    [['--compare', 'a.json', 'b.json', '--reports', 'changed'], 1, /1 experiments: 1 changed\nchanged\/compare\.html/],
    [['--compare', 'a.json', 'a.json', '--reports', 'same'], 0, /1 experiments: 1 same/],
    [['--compare', 'a.json', 'b.json', '--accept', 'accepted.txt', '--reports', 'accepted'], 0, /1 accepted/],
    [['--compare', 'a.json', '--reports', 'half'], 64, /takes two files, the run before and the run after; it got 1/],
    [['newer.json', '--reports', 'newer'], 64, /newer\.json was written by a newer Streamproof/],
    [
      ['later.json', '--reports', 'one'],
      64,
      /later\.json was written by Streamproof 99\.0\.0, and holds what this one/,
    ],
    [['damaged.json', '--reports', 'one'], 64, /damaged\.json is damaged: experiments\.0/],
    [['truncated.json', '--reports', 'one'], 64, /truncated\.json is not JSON/],
    [['--reports', 'empty'], 64, /empty\/facts\.json cannot be read/],
  ];

  for (const [words, exitCode, output] of cases)
    test(`streamproof report ${words.join(' ')}`, async () => {
      const result = await report(...words);
      assert.equal(result.exitCode, exitCode, result.output);
      assert.match(result.output, output);
    });

  test('files that cannot be read leave the former report whole', async () => {
    await report('a.json', '--reports', 'whole');
    const former = await readFile(path.join(folder, 'whole/index.html'), 'utf8');
    for (const file of ['newer.json', 'damaged.json', 'truncated.json']) await report(file, '--reports', 'whole');
    assert.equal(await readFile(path.join(folder, 'whole/index.html'), 'utf8'), former);
    assert.deepEqual((await readdir(path.join(folder, 'whole'))).toSorted(), [
      'facts.json',
      'index.html',
      'junit.xml',
      'site',
    ]);
  });

  test('shards become one run, with its facts and its results', async () => {
    await report('a.json', 'shard.json', '--reports', 'merged', '--markdown', 'merged.md');
    const { experiments } = JSON.parse(await readFile(path.join(folder, 'merged/facts.json'), 'utf8'));
    assert.deepEqual(
      experiments.map(({ name }: { name: string }) => name),
      ['The tag moves', 'Another one'],
    );
    assert.match(await readFile(path.join(folder, 'merged/junit.xml'), 'utf8'), /<testsuites [^>]*tests="2"/);
    assert.match(await readFile(path.join(folder, 'merged.md'), 'utf8'), /##### The tag moves/);
  });

  test('two runs of the same experiments stand side by side, and a comparison is a page and Markdown', async () => {
    await report('--compare', 'a.json', 'b.json', '--reports', 'both');
    const written = await readdir(path.join(folder, 'both'));
    for (const name of ['index.html', 'compare.html', 'compare.md']) assert.ok(written.includes(name), name);
    assert.ok(!written.includes('facts.json'));
    assert.match(await readFile(path.join(folder, 'both/compare.md'), 'utf8'), /## Changed \(1\)/);
  });
});
