import process from 'node:process';
import { quantile } from '../row.ts';
import { inFlight, openClient } from './api-client.ts';

const client = await openClient(process.argv[2] ?? '', 16);
const run = (count: number) => inFlight(count, () => client.call('POST', '/', { metadata: { name: 'bench' } }));
await run(1_000);
const { rate, times } = await run(8_000);
client.close();
console.log(JSON.stringify({ rate, p99: quantile(times, 0.99) }));
