import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sleepingProgram } from '../../../adapters/sleeping-program.ts';
import { FileTree } from '../files/file-tree.ts';
import { ProgramRun } from './program-run.ts';
import { staticProgram } from './static-program.ts';

const view = {
  files: new FileTree(),
  hostname: 'web',
  workingDirectory: '/',
  environment: {},
  user: { uid: 0, gid: 0 },
};

test('a program that prints a line and waits is followed that far', async () => {
  const run = new ProgramRun(staticProgram(sleepingProgram('version 1')), ['/app'], view, 5);
  await run.advance(5);
  assert.deepEqual(run.log.lines, [{ at: 5, text: 'version 1' }]);
  assert.equal(run.exit, undefined);
  run.stop(0, 9);
  assert.deepEqual(run.exit, { code: 0, at: 9 });
});

test('a program that exits has that exit code', async () => {
  const program = sleepingProgram('');
  // Replaces its first instructions: exit(7).
  Buffer.from([0xbf, 7, 0, 0, 0, 0xb8, 60, 0, 0, 0, 0x0f, 0x05]).copy(program, 120);
  const run = new ProgramRun(staticProgram(program), ['/app'], view, 0);
  await run.advance(0);
  assert.deepEqual(run.exit, { code: 7, at: 0 });
});

test('what is no such program is not followed', () => {
  assert.equal(staticProgram(Buffer.from('#!/bin/sh\n')), undefined);
  assert.equal(staticProgram(Buffer.alloc(200)), undefined);
});
