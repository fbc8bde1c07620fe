import process from 'node:process';
import { median } from '../row.ts';
import { inFlight, openClient } from './api-client.ts';

// Fills the cluster up from so many ConfigMaps to so many, then asks for single ones, one after the other.
const [source = '', from = '0', to = '0'] = process.argv.slice(2);
const client = await openClient(source, 16);
const maps = '/api/v1/namespaces/bench/configmaps';
if (from === '0') await client.call('POST', '/api/v1/namespaces', { metadata: { name: 'bench' } });
const create = (index: number) =>
  client.call('POST', maps, { metadata: { name: `map-${index}` }, data: { key: 'x'.repeat(1_000) } });
await inFlight(Number(to) - Number(from), (index) => create(Number(from) + index));
const timed = async (count: number, each: (index: number) => Promise<unknown>): Promise<number> => {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const sent = performance.now();
    await each(index);
    times.push((performance.now() - sent) * 1000);
  }
  return median(times);
};
const createTime = await timed(300, (index) => create(1_000_000 + Number(from) + index));
const getTime = await timed(300, (index) => client.call('GET', `${maps}/map-${index}`));
client.close();
console.log(JSON.stringify({ createTime, getTime }));
