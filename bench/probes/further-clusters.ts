import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { startCluster } from '../../src/simulator/cluster/cluster.ts';

const count = 20;
const directory = await mkdtemp(path.join(tmpdir(), 'streamproof-bench-'));
const open = async (index: number) => startCluster({ directory: path.join(directory, String(index)) });

const clusters = [await open(0)];
globalThis.gc?.();
const before = process.memoryUsage().rss;
const times: number[] = [];
for (let index = 1; index <= count; index += 1) {
  const started = performance.now();
  clusters.push(await open(index));
  times.push(performance.now() - started);
}
globalThis.gc?.();
const memory = (process.memoryUsage().rss - before) / count / 2 ** 20;
for (const cluster of clusters) await cluster.close();
await rm(directory, { recursive: true });
console.log(JSON.stringify({ times, memory }));
