import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { ConfigurationError } from '../../errors/configuration-error.ts';
import { featureFiles } from './feature-files.ts';

let folder: string;
const inFolder = (...names: string[]): string[] => names.map((name) => path.join(folder, name));

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'features-'));
  await mkdir(path.join(folder, 'policy'));
  await mkdir(path.join(folder, 'empty'));
  for (const file of inFolder('policy/local.feature', 'policy/source.feature', 'policy/README.md'))
    await writeFile(file, '');
});

after(() => rm(folder, { recursive: true }));

test('a folder stands for the features in it', async () => {
  assert.deepEqual(await featureFiles([folder]), inFolder('policy/local.feature', 'policy/source.feature'));
});

test('a line stays with its file', async () => {
  assert.deepEqual(await featureFiles(inFolder('policy/local.feature:12')), inFolder('policy/local.feature:12'));
});

test('a pattern stands for what it matches', async () => {
  assert.deepEqual(await featureFiles(inFolder('policy/s*.feature')), inFolder('policy/source.feature'));
});

test('a missing feature is named, with the one that is most like it', async () => {
  await assert.rejects(featureFiles(inFolder('policy/locl.feature')), (error: ConfigurationError) => {
    assert.ok(error instanceof ConfigurationError);
    assert.match(error.message, /There is no feature at .*locl\.feature/);
    assert.match(error.hint ?? '', /policy\/local\.feature/);
    return true;
  });
});

test('a folder without features is refused', async () => {
  await assert.rejects(featureFiles(inFolder('empty')), /There is no \.feature file in/);
});
