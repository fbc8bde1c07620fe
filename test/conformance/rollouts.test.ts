import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { expectedDifferences } from './expected-differences.ts';
import { recordedCommands } from './recorded-commands.ts';
import { createSide } from './replay/comparison.ts';
import { firstDifference } from './replay/first-difference.ts';
import { prepare } from './replay/prepare.ts';
import { openReplayWorld } from './replay/replay-world.ts';
import { openTerminal } from './replay/terminal.ts';

const experiment = '13-rollback';

test('deployment configs roll out and back as recorded', async (context) => {
  const directory = await mkdtemp(join(tmpdir(), 'rollouts-'));
  const [ours, theirs] = [createSide(new Set(['roll'])), createSide(new Set(['roll']))];
  const world = await openReplayWorld(directory, (recorded, served, title) => {
    theirs.know(recorded, title);
    ours.know(served, title);
  });
  const terminal = openTerminal(world);
  const surprises: string[] = [];
  try {
    for (const [index, command] of (await recordedCommands(experiment)).entries()) {
      for (const directive of command.before) await prepare(directive, world, terminal);
      const expected = arrange(command.line, theirs.text(command.line, command));
      const actual = arrange(command.line, ours.text(command.line, await terminal.run(command.line)));
      await world.cluster.clock.advance(1000);
      const reason = expectedDifferences[`${experiment} ${index}`];
      if (actual === expected && reason !== undefined) context.diagnostic(`${experiment} ${index} is equal now`);
      if (actual !== expected && reason === undefined)
        surprises.push(`${experiment} ${index} (${command.line})${firstDifference(expected, actual)}`);
    }
  } finally {
    await world.close();
    await rm(directory, { recursive: true, force: true });
  }
  assert.equal(surprises.join('\n'), '', `${surprises.length} steps differ from the recording`);
});

/** Replica sets are listed by their names, which end in a hash of the pod template. */
const arrange = (line: string, text: string): string =>
  /get (?:\S+,)?rs\b/.test(line) ? text.split('\n').sort().join('\n') : text;
