import process from 'node:process';
import { openClient } from './api-client.ts';

// One client writes, a hundred others watch: how long after the write was sent does each of them know?
const watchers = 100;
const writes = 200;
const client = await openClient(process.argv[2] ?? '', 1);
const maps = '/api/v1/namespaces/bench/configmaps';
const delays: number[] = [];
let sent = 0;
let missing = 0;
let complete = (): void => undefined;
await client.call('POST', '/api/v1/namespaces', { metadata: { name: 'bench' } });
const told = (line: string): void => {
  if (!line.includes('"name":"map-')) return;
  delays.push(performance.now() - sent);
  missing -= 1;
  if (missing === 0) complete();
};
for (let watcher = 0; watcher < watchers; watcher += 1) await client.watch(`${maps}?watch=1`, told);
for (let index = 0; index < writes; index += 1) {
  const all = new Promise<void>((resolve) => (complete = resolve));
  missing = watchers;
  sent = performance.now();
  await client.call('POST', maps, { metadata: { name: `map-${index}` }, data: { key: 'value' } });
  await all;
}
process.stdout.write(JSON.stringify({ delays: delays.slice(20 * watchers) }), () => process.exit());
