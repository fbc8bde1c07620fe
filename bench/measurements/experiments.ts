import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

import type { Row } from '../row.ts';

interface Timestamp {
  seconds: number;
  nanos: number;
}

/** An experiment that has run: its feature, and how many milliseconds it took, hooks included. */
interface Ran {
  readonly feature: string;
  readonly duration: number;
}

const baseQuestions = 'features/reference-policy';
const translated = 'features/zh-CN';

/** How long whole experiments take, from the new cluster of a scenario to its end: one at a time, all, and those of the B questions. */
export const measureExperiments = async (): Promise<Row[]> => {
  const alone = await run(['--parallel', '1']);
  const folders = await readdir('features', { withFileTypes: true });
  const further = folders
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `features/${name}`)
    .filter((folder) => folder !== baseQuestions && folder !== translated);
  const b = await run(further);
  const all = await run([]);
  const a = alone.experiments.filter(({ feature }) => feature.startsWith(baseQuestions));
  return [
    { what: 'a whole A experiment', unit: 'ms', values: a.map(({ duration }) => duration), limit: 100 },
    {
      what: 'a whole experiment of any kind',
      unit: 'ms',
      values: alone.experiments.map(({ duration }) => duration),
    },
    {
      what: `all B experiments (${b.experiments.length}) in one process, with the report`,
      unit: 's',
      values: [b.time],
      limit: 15,
    },
    { what: `\`streamproof run\`: ${all.experiments.length} experiments`, unit: 's', values: [all.time] },
  ];
};

/** Runs features, all without any; `time` is in seconds, start and reports included. */
const run = async (words: readonly string[]): Promise<{ experiments: readonly Ran[]; time: number }> => {
  const reports = await mkdtemp(path.join(tmpdir(), 'streamproof-bench-'));
  const started = performance.now();
  const command = ['bin/streamproof.js', 'run', ...words, '--reports', reports];
  await once(spawn(process.execPath, command, { stdio: 'ignore' }), 'exit');
  const time = (performance.now() - started) / 1000;
  const experiments = experimentsIn(await readFile(path.join(reports, 'messages.ndjson'), 'utf8'));
  await rm(reports, { recursive: true });
  return { experiments, time };
};

const experimentsIn = (ndjson: string): Ran[] => {
  const features = new Map<string, string>();
  const starts = new Map<string, { feature: string; at: number }>();
  const ran: Ran[] = [];
  for (const line of ndjson.split('\n')) {
    const { pickle, testCase, testCaseStarted, testCaseFinished } = JSON.parse(line || '{}');
    if (pickle) features.set(pickle.id, pickle.uri);
    if (testCase) features.set(testCase.id, features.get(testCase.pickleId) ?? '');
    if (testCaseStarted)
      starts.set(testCaseStarted.id, {
        feature: features.get(testCaseStarted.testCaseId) ?? '',
        at: milliseconds(testCaseStarted.timestamp),
      });
    const start = starts.get(testCaseFinished?.testCaseStartedId);
    if (start) ran.push({ feature: start.feature, duration: milliseconds(testCaseFinished.timestamp) - start.at });
  }
  return ran;
};

const milliseconds = ({ seconds, nanos }: Timestamp): number => seconds * 1000 + nanos / 1e6;
