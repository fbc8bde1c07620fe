import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { expectedDifferences } from './expected-differences.ts';

import { createNormalise } from './normalise.ts';
import { recordedCommands, wordsOf } from './recorded-commands.ts';
import { openRecordedWorld, type RecordedImage, type RecordedWorld } from './recorded-world.ts';
import { countStep } from './score.ts';

/** Experiments that were recorded one after the other on the same cluster, and what that cluster was like. */
const series: readonly {
  experiments: readonly string[];
  project: string;
  nodes: number;
  images: readonly RecordedImage[];
}[] = [
  {
    experiments: ['34b-nodes-dc-and-timing'],
    project: 'n34b',
    nodes: 2,
    images: [{ spec: 'docker.io/balazsszeti/multi34:latest', version: 'serving on 8888\nserving on 8080' }],
  },
];

let directory = '';
const score = { equal: 0, different: 0 };

before(async () => void (directory = await mkdtemp(join(tmpdir(), 'oc-output-'))));
after(async () => {
  await rm(directory, { recursive: true, force: true });
  process.stdout.write(`# recorded commands with equal output: ${score.equal} of ${score.equal + score.different}\n`);
});

for (const { experiments, project, nodes, images } of series) {
  test(`the built-in oc prints what was recorded in ${experiments.join(', ')}`, async (context) => {
    const world = await openRecordedWorld({ directory: join(directory, project), project, nodes, images });
    const [ours, theirs] = [createNormalise(), createNormalise()];
    const surprises: string[] = [];
    try {
      for (const experiment of experiments) {
        for (const [index, command] of (await recordedCommands(experiment)).entries()) {
          for (const directive of command.before) await world.prepare(directive);
          const expected = arrange(theirs(outputText(command)), command.line);
          const actual = arrange(ours(outputText(await run(world, command.line))), command.line);
          const equal = actual === expected;
          score[equal ? 'equal' : 'different'] += 1;
          const reason = expectedDifferences[`${experiment} ${index}`];
          countStep(equal, reason);
          if (equal && reason !== undefined)
            context.diagnostic(`${experiment} ${index} is equal now: no difference to expect`);
          if (!equal && reason === undefined)
            surprises.push(surprise(experiment, index, command.line, expected, actual));
        }
      }
    } finally {
      await world.close();
    }
    assert.equal(surprises.join('\n'), '', `${surprises.length} commands differ from the recording`);
  });
}

interface Output {
  stdout: string;
  stderr: string;
  exitCode: number;
}

const run = async (world: RecordedWorld, line: string): Promise<Output> => {
  const result = await world.run(wordsOf(line));
  await world.settle();
  return result;
};

const outputText = ({ stdout, stderr, exitCode }: Output): string =>
  `${stdout}--- stderr:\n${stderr}--- exit ${exitCode}\n`;

/**
 * Names of pods are chance, and so is the order in which a table has them; how often a replica set fails to make a pod before
 * its image is known, and in which order events of one second stand, is chance, too.
 */
const arrange = (text: string, line: string): string => {
  if (!/get \S*(events|pods)/.test(line)) return text;
  const lines = text
    .split('\n')
    .map((each) =>
      each.replaceAll(/Pod "[^"]*" is invalid/g, 'Pod is invalid').replace('(combined from similar events): ', ''),
    );
  return [...new Set(lines)].sort().join('\n');
};

const surprise = (experiment: string, index: number, line: string, expected: string, actual: string): string => {
  const [wanted, got] = [expected.split('\n'), actual.split('\n')];
  const at = wanted.findIndex((each, row) => each !== got[row]);
  return `${experiment} ${index} (${line}), line ${at + 1}:\n  recorded: ${JSON.stringify(wanted[at])}\n  printed:  ${JSON.stringify(got[at])}`;
};
