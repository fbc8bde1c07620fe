import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { execa } from 'execa';
import type { RunFacts } from '../../src/evidence/run-facts.ts';

const program = path.resolve(import.meta.dirname, '../../bin/streamproof.js');

/** The first experiment does many times what the others do, so that these end before it. */
const feature = `Feature: Many at once

  Scenario: first
    Given docker.io serves "library/hello:1" as image A
    And the project "shop"
    And I have run \`oc tag docker.io/library/hello:1 hello:1 --scheduled\`
    When 24 hours pass

${['second', 'third', 'fourth']
  .map((name) => `  Scenario: ${name}\n    Given the project "shop"\n    When I run \`oc get is\`\n`)
  .join('\n')}`;

test('experiments that run beside each other are told of in the order in which they are written', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'streamproof-parallel-'));
  try {
    await writeFile(path.join(folder, 'many.feature'), feature);
    const words = ['run', 'many.feature', '--parallel', '2', '--reports', 'reports'];
    const { stdout, exitCode } = await execa(process.execPath, [program, ...words], { cwd: folder, reject: false });
    assert.equal(exitCode, 0, stdout);
    assert.deepEqual(
      [...stdout.matchAll(/✔ +(\w+) +passed/g)].map(([, name]) => name),
      ['first', 'second', 'third', 'fourth'],
    );
    const facts: RunFacts = JSON.parse(await readFile(path.join(folder, 'reports/facts.json'), 'utf8'));
    assert.deepEqual(
      facts.experiments.map(({ name }) => name),
      ['first', 'second', 'third', 'fourth'],
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});
