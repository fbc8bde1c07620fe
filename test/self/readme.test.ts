import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { execa } from 'execa';

const root = path.resolve(import.meta.dirname, '../..');

test('the README shows what is really printed', async () => {
  const readme = await readFile(path.join(root, 'README.md'), 'utf8');
  const excerpt =
    /<!-- excerpt: streamproof run -->\n```text\n(.*?)```/s.exec(readme)?.[1] ?? assert.fail('no excerpt');
  const reports = await mkdtemp(path.join(tmpdir(), 'readme-'));
  const words = [
    'bin/streamproof.js',
    'run',
    'features/reference-policy/a4-local-policy.feature',
    '--reports',
    reports,
  ];
  const { stdout } = await execa(process.execPath, words, { cwd: root, reject: false, env: { NO_COLOR: '1' } });
  await rm(reports, { recursive: true });
  const printed = withoutGeneratedNames(stdout);
  for (const line of withoutGeneratedNames(excerpt).trimEnd().split('\n'))
    assert.ok(printed.includes(line), `not printed any more: ${line}`);
});

/** Generated names change with everything that comes before them. */
const withoutGeneratedNames = (text: string): string => text.replaceAll(/-[a-z0-9]{6,10}-[a-z0-9]{5}\b/g, '-…');
