import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { experimentFacts, runFactsOf } from '../../report/run-facts.fixture.ts';
import { tellGitHub } from './tell-github.ts';

const failures = [{ line: 5, type: 'TimeoutError', message: 'It should run.' }];
const facts = runFactsOf([experimentFacts('breaks', { outcome: 'failed', failures })]);

test('a job of GitHub Actions gets a summary, and annotations from the root of the repository on', async (context) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'streamproof-github-'));
  let printed = '';
  context.mock.method(process.stdout, 'write', (text: string) => {
    printed += text;
    return true;
  });
  const summary = path.join(folder, 'summary.md');
  await tellGitHub(facts, {
    GITHUB_ACTIONS: 'true',
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_WORKSPACE: path.dirname(process.cwd()),
  });
  context.mock.restoreAll();
  const below = path.basename(process.cwd());
  assert.match(
    printed,
    new RegExp(`::error file=${below}/features/a/b\\.feature,line=5,title=breaks::It should run\\.\\n`),
  );
  assert.match(await readFile(summary, 'utf8'), /^1 scenario: 1 failed/m);
  await rm(folder, { recursive: true });
});

test('elsewhere nothing is printed', async (context) => {
  const write = context.mock.method(process.stdout, 'write', () => true);
  await tellGitHub(facts, {});
  assert.equal(write.mock.callCount(), 0);
  context.mock.restoreAll();
});
