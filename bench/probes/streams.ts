import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { openClusterTerminal } from '../../src/targets/cluster-terminal.fixture.ts';
import { openClient } from './api-client.ts';

const directory = await mkdtemp(path.join(tmpdir(), 'streamproof-bench-'));
await using terminal = await openClusterTerminal();
const kubeconfig = path.join(directory, 'kubeconfig');
await writeFile(kubeconfig, terminal.cluster.kubeconfig);
const client = await openClient(kubeconfig, 1);
const image = 'image.openshift.io/v1';
const collection = `/apis/${image}/namespaces/demo/imagestreams`;
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

for (const tag of numbers(50)) await terminal.serve(`docker.io/acme/web:v${tag}`, `build ${tag % 5}`);
const images = numbers(50).map((tag) => ({
  from: { kind: 'DockerImage', name: `docker.io/acme/web:v${tag}` },
  to: { name: `v${tag}` },
}));
const imports = {
  apiVersion: image,
  kind: 'ImageStreamImport',
  metadata: { name: 'web' },
  spec: { import: true, images },
};
const fiftyTags = await timed(() => client.call('POST', `/apis/${image}/namespaces/demo/imagestreamimports`, imports));

const settled: number[] = [];
for (const index of numbers(20)) {
  await terminal.oc(`tag demo/web:v${index} demo/copy:v${index}`);
  settled.push(await timed(() => terminal.cluster.clock.settled()));
}

const tags = numbers(10).map((tag) => ({
  name: `v${tag}`,
  from: { kind: 'ImageStreamTag', name: `web:v${tag}`, namespace: 'demo' },
}));
const watch = (expected: number): Promise<void> =>
  new Promise((resolve, reject) => {
    let seen = 0;
    const told = (): void => {
      seen += 1;
      if (seen === expected) resolve();
    };
    client.watch(`${collection}?watch=1&timeoutSeconds=1&labelSelector=ten`, told).catch(reject);
  });
const sizes = [];
let made = 0;
globalThis.gc?.();
const before = process.memoryUsage().heapUsed;
for (const streams of [250, 500, 1_000]) {
  for (; made < streams; made += 1)
    await client.call('POST', collection, {
      apiVersion: image,
      kind: 'ImageStream',
      metadata: { name: `ten-${made}`, labels: { ten: 'yes' } },
      spec: { tags },
    });
  await terminal.cluster.clock.settled();
  globalThis.gc?.();
  const memory = (process.memoryUsage().heapUsed - before) / streams / 1024;
  const list = await timed(() => client.call('GET', `${collection}?labelSelector=ten`));
  const watched = await timed(() => watch(streams));
  const describe = await timed(() => terminal.oc('describe imagestreams --selector=ten'));
  sizes.push({ streams, list, watch: watched, describe, memory });
}
client.close();
await rm(directory, { recursive: true });
process.stdout.write(JSON.stringify({ fiftyTags, settled, sizes }), () => process.exit());
