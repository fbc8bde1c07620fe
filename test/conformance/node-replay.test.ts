import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { expectedDifferences } from './expected-differences.ts';

import { comparableText } from './nodes/node-comparison.ts';
import { carryOut } from './nodes/node-directives.ts';
import { openNodeTerminal } from './nodes/node-terminal.ts';
import { openNodeWorld } from './nodes/node-world.ts';
import { recordedSteps } from './nodes/recorded-steps.ts';
import { firstDifference } from './replay/first-difference.ts';
import type { Output } from './replay/output.ts';
import { countStep } from './score.ts';

/** Each was recorded on nodes that held little, in projects of its own, so each gets a cluster of its own. */
const experiments = [
  '30-nodes-article-A',
  '30b-nodes-article-A7',
  '31-nodes-variations',
  '31b-nodes-partial-cache',
  '32-nodes-pull-failures',
  '33-nodes-pull-policy',
  '33b-nodes-pull-policy-present',
  '34-nodes-rsh-exec',
  '34d-nodes-crun',
  '35-nodes-untrusted-private-pullthrough-off',
  '35b-nodes-untrusted-private-unique-images',
  '35c-nodes-pullthrough-off',
];

const failed = (error: unknown): Output => ({ stdout: '', stderr: String(error), exitCode: -1 });

for (const experiment of experiments) {
  test(`nodes do what was recorded in ${experiment}`, async (context) => {
    const directory = await mkdtemp(join(tmpdir(), 'nodes-'));
    const world = await openNodeWorld(directory);
    const terminal = openNodeTerminal(world);
    const surprises: string[] = [];
    const steps = await recordedSteps(experiment);
    try {
      for (const [index, { before, line, text }] of steps.entries()) {
        for (const directive of before) await carryOut(directive, world, terminal);
        const actual = comparableText(line, await terminal.run(line).catch(failed), world.titles);
        const reason = expectedDifferences[`${experiment} ${index}`];
        countStep(actual === text, reason);
        if (actual === text && reason !== undefined) context.diagnostic(`${experiment} ${index} is equal now`);
        if (actual !== text && reason === undefined)
          surprises.push(`${experiment} ${index} (${line})${firstDifference(text, actual)}`);
      }
    } finally {
      await world.close();
      await rm(directory, { recursive: true, force: true });
    }
    context.diagnostic(`${steps.length - surprises.length} of ${steps.length} steps as recorded or expected`);
    if (surprises.length > 0)
      assert.fail(`${surprises.length} steps differ from the recording:\n${surprises.join('\n')}`);
  });
}
