import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { expectedDifferences } from './expected-differences.ts';

import { recordedCommands } from './recorded-commands.ts';
import { createSide } from './replay/comparison.ts';
import { firstDifference } from './replay/first-difference.ts';
import type { Output } from './replay/output.ts';
import { prepare } from './replay/prepare.ts';
import { openReplayWorld } from './replay/replay-world.ts';
import { openTerminal } from './replay/terminal.ts';
import { countStep } from './score.ts';

/** Experiments that were recorded one after the other on the same cluster, and their projects. */
const series: readonly {
  readonly experiments: readonly string[];
  readonly projects: readonly string[];
  readonly first: readonly string[];
}[] = [
  {
    experiments: [
      '01-new-app-docker-image',
      '02-new-app-from-stream',
      '03-import-image-local',
      '04-new-app-from-local-tag',
      '05-pull-source-policy-via-internal-registry',
      '06-import-vs-tag-source',
      '07-import-vs-tag-local',
      '08-tag-reference',
      '09-internal-image',
      '10-is-to-is',
      '10b-pulls-of-retagged',
      '11-tag-moves',
      '12-registry-down',
      '15-errors',
      '16-import-all-multiarch',
      '17-lookup-policy',
      '18-raw-api',
      '16b-multiarch-fresh-pullthrough',
    ],
    projects: ['hello', 'myproject', 'nosuchns', 'other', 'moves', 'down', 'errs', 'multi', 'look', 'raw', 'fresh'],
    first: [],
  },
  {
    experiments: [
      '19-dockerhub-like-errors',
      '20-async-mirroring',
      '21-ordinary-user',
      '22-extras',
      '23-handwritten-stream-and-policy-changes',
    ],
    projects: ['hub', 'dev1', 'dev2', 'extra', 'extra2', 'other2'],
    first: [
      'serve docker.io/openshift/hello-openshift:latest s2 hello-openshift-1 sha256:e36e401c465356d65bda627f602df9aa53c33a96d62aaff6a50205f9de0e9dc9',
      'serve docker.io/balazsszeti/hello:sleeper s2 sleeper-v1 sha256:8a0db5263ccd502e9e39e19cb192d38a67d908c7b3c0db47b053ffad13c46218',
    ],
  },
];

let directory = '';
const scores = new Map<string, { equal: number; all: number }>();

before(async () => void (directory = await mkdtemp(join(tmpdir(), 'replay-'))));
after(async () => {
  await rm(directory, { recursive: true, force: true });
  for (const [experiment, { equal, all }] of scores)
    process.stdout.write(`# ${experiment}: ${equal} of ${all} steps equal\n`);
});

/** A command that could not even be typed. */
const failed = (error: unknown): Output => ({ stdout: '', stderr: String(error), exitCode: -1 });

for (const { experiments, projects, first } of series) {
  test(`the cluster does what was recorded in ${experiments.join(', ')}`, async (context) => {
    const [ours, theirs] = [createSide(new Set(projects)), createSide(new Set(projects))];
    const world = await openReplayWorld(join(directory, projects[0] ?? ''), (recorded, served, title) => {
      theirs.know(recorded, title);
      ours.know(served, title);
    });
    const terminal = openTerminal(world);
    const surprises: string[] = [];
    try {
      for (const directive of first) await prepare(directive, world, terminal);
      for (const experiment of experiments) {
        const score = { equal: 0, all: 0 };
        scores.set(experiment, score);
        ours.begin();
        theirs.begin();
        for (const [index, command] of (await recordedCommands(experiment)).entries()) {
          for (const directive of command.before) await prepare(directive, world, terminal);
          const expected = theirs.text(command.line, command);
          const actual = ours.text(command.line, await terminal.run(command.line).catch(failed));
          await world.cluster.clock.advance(300);
          const equal = actual === expected;
          score.all += 1;
          score.equal += equal ? 1 : 0;
          const reason = expectedDifferences[`${experiment} ${index}`];
          countStep(equal, reason);
          if (equal && reason !== undefined) context.diagnostic(`${experiment} ${index} is equal now`);
          if (!equal && reason === undefined)
            surprises.push(`${experiment} ${index} (${command.line})${firstDifference(expected, actual)}`);
        }
      }
    } finally {
      await world.close();
    }
    if (surprises.length > 0)
      assert.fail(`${surprises.length} steps differ from the recording:\n${surprises.join('\n')}`);
  });
}
