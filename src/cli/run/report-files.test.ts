import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { openReportFiles } from './report-files.ts';

test('runs that end at the same time leave the whole report of one of them', async (context) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'reports-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const pages = Array.from({ length: 40 }, (_, index) => `site/page-${index}.html`);
  for (let round = 0; round < 10; round++) {
    const runs = await Promise.all(['a', 'b', 'c'].map(async (run) => ({ run, files: await openReportFiles(folder) })));
    for (const { run, files } of runs)
      await Promise.all([...pages, 'index.html'].map((page) => files.write(page, `${run}${round}`)));
    await Promise.all(runs.map(({ files }) => files.publish()));
    const texts = await Promise.all(pages.map((page) => readFile(path.join(folder, page), 'utf8')));
    assert.match(texts[0] ?? '', new RegExp(`^[abc]${round}$`));
    assert.deepEqual(new Set(texts).size, 1);
    assert.equal((await readdir(path.join(folder, 'site'))).length, pages.length);
  }
});
