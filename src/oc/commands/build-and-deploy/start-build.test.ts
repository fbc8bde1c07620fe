import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { ProgramResult } from '../../../ports/program-result.ts';
import { type Ran, runScripted } from '../../testing/scripted-api.ts';

void describe('oc start-build of sources in a repository', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'repository-'));
    await mkdir(path.join(folder, 'web'));
  });

  after(() => rm(folder, { recursive: true, force: true }));

  /** Git as it answers in a repository whose root is the folder. */
  const git = async ([, , , word, ...words]: readonly string[]): Promise<ProgramResult> => {
    const printed = { stdout: '', stderr: '', exitCode: 0 };
    switch (word) {
      case 'show':
        if (words[1] === 'nosuch') return { ...printed, stderr: 'fatal: bad revision\n', exitCode: 128 };
        return { ...printed, stdout: 'abc123\nAda\nada@example.com\nBob\nbob@example.com\nFirst of all\n\n' };
      case 'rev-parse':
        return { ...printed, stdout: `${folder}/.git\n` };
      case 'clone': {
        const copy = words.at(-1) as string;
        await mkdir(path.join(copy, 'web'));
        await writeFile(path.join(copy, 'web', 'index.html'), 'hello');
      }
    }
    return printed;
  };

  const run = (line: string, runProgram = git): Promise<Ran> => {
    const build = { metadata: { name: 'web-1' } };
    const script = {
      'GET /apis/build.openshift.io/v1/namespaces/hello/buildconfigs/web': {
        metadata: { name: 'web' },
        spec: { source: { type: 'Binary' } },
      },
      'POST /apis/build.openshift.io/v1/namespaces/hello/buildconfigs/web/instantiatebinary': build,
    };
    return runScripted(line, script, { cwd: folder, runProgram });
  };

  const sent = ({ requests }: Ran): Record<string, string> =>
    Object.fromEntries(
      new URL(requests.find((each) => each.startsWith('POST'))?.slice(5) ?? '', 'https://server').searchParams,
    );

  const revision = {
    'revision.commit': 'abc123',
    'revision.message': 'First of all',
    'revision.authorName': 'Ada',
    'revision.authorEmail': 'ada@example.com',
    'revision.committerName': 'Bob',
    'revision.committerEmail': 'bob@example.com',
  };

  test('tells the build of the commit', async () => {
    const ran = await run('start-build web --from-dir=.');
    assert.match(ran.stderr, /^Uploading directory "." as binary input/);
    assert.deepEqual(sent(ran), { name: 'web', namespace: 'hello', ...revision });
  });

  test('sends a folder as it is at a commit', async () => {
    const ran = await run('start-build web --from-repo=web --commit=v1');
    assert.equal(ran.code, 0, ran.stderr);
    assert.ok(
      ran.stderr.startsWith(
        `Uploading "web" at commit "v1" as binary input for the build ...\nWARNING: Using root dir ${folder} for`,
      ),
    );
    assert.deepEqual(sent(ran), { name: 'web', namespace: 'hello', ...revision });
  });

  test('needs a commit that there is', async () => {
    const { stderr, code } = await run('start-build web --from-repo=. --commit=nosuch');
    assert.equal(code, 1);
    assert.match(stderr, /error: the directory "." is not a valid Git repository: fatal: bad revision\n$/);
  });

  test('needs git for a repository, and not for a folder', async () => {
    const none = async (): Promise<ProgramResult> => ({ stdout: '', stderr: '', exitCode: -1 });
    assert.match((await run('start-build web --from-repo=.', none)).stderr, /cannot find git/);
    assert.deepEqual(sent(await run('start-build web --from-dir=.', none)), { name: 'web', namespace: 'hello' });
  });
});
