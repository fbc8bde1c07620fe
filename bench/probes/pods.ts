import process from 'node:process';
import { inFlight, openClient } from './api-client.ts';

const count = 10_000;
const client = await openClient(process.argv[2] ?? '', 16);
const pods = '/api/v1/namespaces/bench/pods';
await client.call('POST', '/api/v1/namespaces', { metadata: { name: 'bench' } });
await client.call('GET', '/api/v1/namespaces/bench/serviceaccounts/default');
const running = new Set<string>();
let complete = (): void => undefined;
const all = new Promise<void>((resolve) => (complete = resolve));
await client.watch(`${pods}?watch=1`, (line) => {
  const { metadata, status } = JSON.parse(line).object;
  if (status.phase !== 'Running') return;
  running.add(metadata.name);
  if (running.size === count) complete();
});
const containers = [{ name: 'main', image: 'docker.io/balazsszeti/hello:sleeper' }];
const started = performance.now();
await inFlight(count, (index) =>
  client.call('POST', pods, { metadata: { name: `pod-${index}` }, spec: { containers } }),
);
await all;
const time = performance.now() - started;
process.stdout.write(JSON.stringify({ time }), () => process.exit());
