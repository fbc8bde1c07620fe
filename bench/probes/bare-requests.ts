import process from 'node:process';
import { inFlight, openClient } from './api-client.ts';

const client = await openClient(process.argv[2] ?? '', 16);
const run = (count: number) => inFlight(count, () => client.call('POST', '/', { metadata: { name: 'bench' } }));
await run(1_000);
const { rate } = await run(8_000);
client.close();
console.log(JSON.stringify({ rate }));
