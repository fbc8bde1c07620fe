import process from 'node:process';
import { quantile } from '../row.ts';
import { inFlight, openClient } from './api-client.ts';

const count = 2_000;
const client = await openClient(process.argv[2] ?? '', 16);
const streams = '/apis/image.openshift.io/v1/namespaces/bench/imagestreams';
const maps = '/api/v1/namespaces/bench/configmaps';
const table = 'application/json;as=Table;v=v1;g=meta.k8s.io';

const stream = (name: string) => ({
  apiVersion: 'image.openshift.io/v1',
  kind: 'ImageStream',
  metadata: { name, labels: { app: 'bench' } },
});
const map = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { key: 'value' } });
const timed = async (path: string, accept?: string): Promise<number> => {
  const sent = performance.now();
  await client.call('GET', path, undefined, accept);
  return performance.now() - sent;
};
const times = async (path: string, accept?: string): Promise<number[]> => {
  const all: number[] = [];
  for (let run = 0; run < 40; run += 1) all.push(await timed(path, accept));
  return all.slice(10);
};

await client.call('POST', '/api/v1/namespaces', { metadata: { name: 'bench' } });
await inFlight(500, (index) => client.call('POST', streams, stream(`list-${index}`)));
const list = await times(streams);
const asTable = await times(streams, table);
const createStream = await inFlight(count, (index) => client.call('POST', streams, stream(`stream-${index}`)));
const getStream = await inFlight(2 * count, (index) => client.call('GET', `${streams}/stream-${index % count}`));
const updateStream = await inFlight(count / 2, async (index) => {
  const path = `${streams}/stream-${index}`;
  const found = JSON.parse(await client.call('GET', path));
  found.metadata.annotations = { updated: String(index) };
  await client.call('PUT', path, found);
});
await inFlight(500, (index) => client.call('POST', maps, map(`warm-${index}`)));
const createMap = await inFlight(2 * count, (index) => client.call('POST', maps, map(`map-${index}`)));
const getMap = await inFlight(2 * count, (index) => client.call('GET', `${maps}/map-${index}`));
client.close();
console.log(
  JSON.stringify({
    createStream: createStream.rate,
    createP99: quantile(createStream.times, 0.99),
    getStream: getStream.rate,
    updateStream: updateStream.rate,
    createMap: createMap.rate,
    getMap: getMap.rate,
    list,
    asTable,
  }),
);
