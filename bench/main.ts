import { cpus, totalmem } from 'node:os';
import process from 'node:process';

import { measureExperiments } from './measurements/experiments.ts';
import { measureFirstCluster } from './measurements/first-cluster.ts';
import { measureFurtherClusters } from './measurements/further-clusters.ts';
import { measureScheduledImports } from './measurements/scheduled-imports.ts';
import { measureTests } from './measurements/tests.ts';
import { measureUp } from './measurements/up.ts';
import { printTable } from './table.ts';

/**
 * `npm run bench`: measures what the project promises, and prints it beside the promise. With the word `tests` also
 * `npm test` itself.
 */
const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node.js ${process.version}, ${process.platform}`;
const measurements = [
  measureFirstCluster,
  measureFurtherClusters,
  measureUp,
  measureExperiments,
  measureScheduledImports,
];
if (process.argv.includes('tests')) measurements.push(measureTests);

process.stdout.write(`${machine}\n\n`);
const rows = [];
for (const measure of measurements) rows.push(...(await measure()));
printTable(rows);
