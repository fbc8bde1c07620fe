import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

import type { ExperimentFacts, RunFacts } from '../../src/evidence/run-facts.ts';
import { compareRuns } from '../../src/report/compare-runs.ts';
import { renderSite } from '../../src/report/site/render-site.ts';
import type { Row } from '../row.ts';

const scenarios = 1_000;

/** How long the report of a thousand experiments takes, how large it is, and how long two such runs take to compare. */
export const measureReport = async (): Promise<Row[]> => {
  const run = await thousandExperiments();
  const renderings = [];
  const comparisons = [];
  let bytes = 0;
  for (let round = 0; round < 3; round++) {
    const started = performance.now();
    bytes = 0;
    for (const { content } of renderSite([run])) bytes += Buffer.byteLength(content);
    const rendered = performance.now();
    compareRuns(run, run, new Set());
    renderings.push((rendered - started) / 1000);
    comparisons.push((performance.now() - rendered) / 1000);
  }
  return [
    { what: 'rendering the report of 1,000 experiments', unit: 's', values: renderings, limit: 3 },
    { what: 'that report, all of its files', unit: 'kB', values: [bytes / 1000], limit: 10_000 },
    { what: 'comparing two runs of 1,000 experiments', unit: 's', values: comparisons },
  ];
};

/** What the experiments of a chapter observed, again and again under other names. */
const thousandExperiments = async (): Promise<RunFacts> => {
  const reports = await mkdtemp(path.join(tmpdir(), 'streamproof-bench-'));
  const words = ['bin/streamproof.js', 'run', 'features/variations', 'features/reference-policy', '--reports', reports];
  await once(spawn(process.execPath, words, { stdio: 'ignore' }), 'exit');
  const run: RunFacts = JSON.parse(await readFile(path.join(reports, 'facts.json'), 'utf8'));
  await rm(reports, { recursive: true });
  return { ...run, experiments: repeated(run.experiments) };
};

const repeated = (experiments: readonly ExperimentFacts[]): ExperimentFacts[] =>
  Array.from({ length: scenarios }, (_, index) => {
    const one = structuredClone(experiments[index % experiments.length]!);
    const uri = one.uri.replace(/^features\/([^/]+)/, `features/$1-${Math.floor(index / experiments.length)}`);
    return { ...one, uri, id: one.id.replace(one.uri, uri) };
  });
