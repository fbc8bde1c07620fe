import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FileTree } from '../files/file-tree.ts';
import { madeFile } from '../files/written-files.ts';
import { SessionClock } from '../programs/session-clock.ts';
import { noInput } from './process.ts';
import { runInContainer } from './run-in-container.ts';

const script = (path: string, text: string, mode = 0o755) => madeFile(path, Buffer.from(text), { modified: 0, mode });

const files = new FileTree([
  script('/s/run.sh', '#!/bin/sh -e\necho $0 $# $1\nfalse\necho never\n'),
  script('/s/env.sh', '#!/usr/bin/env bash\necho $0; exit 3\n'),
  script('/s/list', '#!/bin/cat\n'),
  script('/s/python', '#!/usr/bin/python3\nprint(1)\n'),
  script('/s/program', 'of which nothing is known\n'),
  script('/s/closed.sh', '#!/bin/sh\n', 0o644),
]);

const run = async (...command: readonly string[]) => {
  const result = { code: 0, out: '', err: '' };
  const environment = { PATH: '/bin:/s' };
  const view = {
    files,
    clock: new SessionClock(0),
    hostname: 'h',
    workingDirectory: '/s',
    environment,
    user: { uid: 0, gid: 0 },
  };
  result.code = await runInContainer(command, view, {
    stdin: noInput,
    out: (chunk) => void (result.out += Buffer.from(chunk as Uint8Array).toString()),
    err: (chunk) => void (result.err += Buffer.from(chunk as Uint8Array).toString()),
  });
  return [result.code, result.out, result.err];
};

test('a script is carried out by what its first line names', async () => {
  assert.deepEqual(await run('/s/run.sh', 'a b', 'c'), [1, '/s/run.sh 2 a b\n', '']);
  assert.deepEqual(await run('sh', '-c', './run.sh x || env.sh'), [3, './run.sh 1 x\n/s/env.sh\n', '']);
  assert.deepEqual(await run('sh', '-c', 'echo 1 | xargs run.sh'), [123, '/s/run.sh 1 1\n', '']);
  assert.deepEqual(await run('list'), [0, '#!/bin/cat\n', '']);
});

test('a script for a program that is not there, one that may not be executed, and what is no script are refused', async () => {
  assert.deepEqual(await run('sh', '-c', '/s/python'), [126, '', 'sh: /s/python: Permission denied\n']);
  assert.deepEqual(await run('sh', '-c', '/s/program'), [126, '', 'sh: /s/program: Permission denied\n']);
  assert.deepEqual(await run('sh', '-c', '/s/closed.sh'), [126, '', 'sh: /s/closed.sh: Permission denied\n']);
});
