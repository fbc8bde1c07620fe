import { cpus, totalmem } from 'node:os';
import process from 'node:process';

import { measureApiRequests } from './measurements/api-requests.ts';
import { measureExperiments } from './measurements/experiments.ts';
import { measureFirstCluster } from './measurements/first-cluster.ts';
import { measureFurtherClusters } from './measurements/further-clusters.ts';
import { measureObjects } from './measurements/objects.ts';
import { measurePods } from './measurements/pods.ts';
import { measureRegistries } from './measurements/registries.ts';
import { measureReport } from './measurements/report.ts';
import { measureScheduledImports } from './measurements/scheduled-imports.ts';
import { measureStreams } from './measurements/streams.ts';
import { measureTests } from './measurements/tests.ts';
import { measureUp } from './measurements/up.ts';
import { measureWatchers } from './measurements/watchers.ts';
import { printTable } from './table.ts';

/**
 * `npm run bench`: measures what the project promises, and prints it beside the promise. With names, only those:
 * `npm run bench -- api watchers`; `tests` (all of `npm test`) only when it is named.
 */
const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node.js ${process.version}, ${process.platform}`;
const measurements = {
  first: measureFirstCluster,
  further: measureFurtherClusters,
  up: measureUp,
  experiments: measureExperiments,
  scheduled: measureScheduledImports,
  streams: measureStreams,
  api: measureApiRequests,
  watchers: measureWatchers,
  pods: measurePods,
  objects: measureObjects,
  registries: measureRegistries,
  report: measureReport,
  tests: measureTests,
};

const named = process.argv.slice(2);
const unknown = named.find((name) => !Object.hasOwn(measurements, name));
if (unknown !== undefined)
  throw new Error(`There is no measurement "${unknown}"; there is ${Object.keys(measurements).join(', ')}.`);
process.stdout.write(`${machine}\n\n`);
const rows = [];
for (const [name, measure] of Object.entries(measurements))
  if (named.length === 0 ? name !== 'tests' : named.includes(name)) rows.push(...(await measure()));
printTable(rows);
