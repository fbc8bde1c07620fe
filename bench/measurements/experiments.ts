import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

import type { Row } from '../row.ts';

interface Timestamp {
  seconds: number;
  nanos: number;
}

/** How long whole experiments take: from the new cluster of a scenario to its end, hooks included. */
export const measureExperiments = async (): Promise<Row[]> => {
  const reports = await mkdtemp(path.join(tmpdir(), 'streamproof-bench-'));
  const started = performance.now();
  const run = spawn(process.execPath, ['bin/streamproof.js', 'run', '--reports', reports], { stdio: 'ignore' });
  await once(run, 'exit');
  const all = (performance.now() - started) / 1000;
  const values = durations(await readFile(path.join(reports, 'messages.ndjson'), 'utf8'));
  await rm(reports, { recursive: true });
  return [
    { what: 'a whole A experiment', unit: 'ms', values, limit: 100 },
    { what: `\`streamproof run\`: ${values.length} experiments`, unit: 's', values: [all] },
  ];
};

const durations = (ndjson: string): number[] => {
  const starts = new Map<string, number>();
  return ndjson.split('\n').flatMap((line) => {
    const { testCaseStarted, testCaseFinished } = JSON.parse(line || '{}');
    if (testCaseStarted) starts.set(testCaseStarted.id, milliseconds(testCaseStarted.timestamp));
    if (!testCaseFinished) return [];
    return [milliseconds(testCaseFinished.timestamp) - (starts.get(testCaseFinished.testCaseStartedId) ?? Number.NaN)];
  });
};

const milliseconds = ({ seconds, nanos }: Timestamp): number => seconds * 1000 + nanos / 1e6;
