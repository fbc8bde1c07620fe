import { probe, repeat } from '../probe.ts';
import { median, type Row } from '../row.ts';
import { startBareServer, startUp } from '../server.ts';

interface Requests {
  createStream: number;
  createP99: number;
  getStream: number;
  updateStream: number;
  createMap: number;
  getMap: number;
  list: number[];
  asTable: number[];
}

/** What one client gets out of the API server with 16 requests in flight: at least five times what the real one gives. */
export const measureApiRequests = async (): Promise<Row[]> => {
  const runs = await repeat(3, async () => {
    await using server = await startUp();
    return await probe<Requests>('api-requests', { args: [server.kubeconfig ?? ''] });
  });
  await using bare = await startBareServer();
  const bareRuns = await repeat(3, () => probe<{ rate: number; p99: number }>('bare-requests', { args: [bare.api] }));
  const floor = median(bareRuns.map(({ rate }) => rate));
  const rate = (
    what: string,
    key: 'createStream' | 'getStream' | 'updateStream' | 'createMap' | 'getMap',
    least: number,
  ): Row => ({
    what,
    unit: '/s',
    values: runs.map((run) => run[key]),
    least,
    floor,
  });
  return [
    rate('create ImageStream', 'createStream', 1705),
    {
      what: '… 99 of 100 within',
      unit: 'ms',
      values: runs.map(({ createP99 }) => createP99),
      limit: 10,
      floor: median(bareRuns.map(({ p99 }) => p99)),
    },
    rate('get ImageStream', 'getStream', 2680),
    rate('get and update ImageStream (two requests)', 'updateStream', 1010),
    rate('create ConfigMap', 'createMap', 3575),
    rate('get ConfigMap', 'getMap', 4565),
    { what: 'list of 500 ImageStreams', unit: 'ms', values: runs.flatMap(({ list }) => list), limit: 5 },
    {
      what: 'list of 500 ImageStreams as a table',
      unit: 'ms',
      values: runs.flatMap(({ asTable }) => asTable),
      limit: 6,
    },
  ];
};
