import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectKubeApi } from '../../src/adapters/client-node.ts';
import { openUpstreams, startCluster } from '../../src/targets/simulated.ts';
import { measureBareExchange } from './bare-exchange.ts';

// A day of an embedded cluster in which 100 streams are imported every 15 minutes.
const streams = 100;
const directory = await mkdtemp(path.join(tmpdir(), 'streamproof-bench-'));
const cluster = await startCluster({ directory });
const api = await connectKubeApi({ text: cluster.kubeconfig });
{
  using upstreams = openUpstreams(cluster);
  await upstreams.get('docker.io').serve('acme/web', 'latest', { name: 'A' });
}
const create = (url: string, body: object) => api.request({ method: 'POST', path: url, body });
await create('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'bench' } });
const from = { kind: 'DockerImage', name: 'docker.io/acme/web:latest' };
for (let index = 0; index < streams; index += 1)
  await create('/apis/image.openshift.io/v1/namespaces/bench/imagestreams', {
    apiVersion: 'image.openshift.io/v1',
    kind: 'ImageStream',
    metadata: { name: `stream-${index}` },
    spec: { tags: [{ name: 'latest', from, importPolicy: { scheduled: true } }] },
  });
await cluster.clock.settled();
const journal = cluster.registries.get('docker.io')!.journal;
const before = journal.entries().length;
const started = performance.now();
await cluster.clock.advance(24 * 3_600_000);
const time = performance.now() - started;
const asked = journal.entries().slice(before);
const imports = asked.filter(({ path: wanted }) => wanted.includes('/manifests/')).length;
const bare = (await measureBareExchange(3_000)) * asked.length;
api[Symbol.dispose]();
await cluster.close();
await rm(directory, { recursive: true });
console.log(JSON.stringify({ time, imports, bare }));
