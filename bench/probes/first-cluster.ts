import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const directory = await mkdtemp(path.join(tmpdir(), 'streamproof-bench-'));
const beforeImport = performance.now();
const { startCluster } = await import('../../src/simulator/cluster/cluster.ts');
const started = performance.now();
const cluster = await startCluster({ directory });
const ready = performance.now();
await cluster.close();
await rm(directory, { recursive: true });
console.log(JSON.stringify({ load: started - beforeImport, start: ready - started }));
