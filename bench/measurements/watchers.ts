import { probe, repeat } from '../probe.ts';
import { median, quantile, type Row } from '../row.ts';
import { type RunningServer, startBareServer, startUp } from '../server.ts';

/** How long a change takes to reach a hundred watchers, each on a connection of its own. */
export const measureWatchers = async (): Promise<Row[]> => {
  const runs = await repeat(3, () => measure(startUp));
  const bare = await repeat(3, () => measure(startBareServer));
  return [
    {
      what: 'a write reaches 99 of 100 among 100 watchers within',
      unit: 'ms',
      values: runs,
      limit: 5,
      floor: median(bare),
    },
  ];
};

const measure = async (start: () => Promise<RunningServer>): Promise<number> => {
  await using server = await start();
  const { delays } = await probe<{ delays: number[] }>('watchers', { args: [server.kubeconfig ?? server.api] });
  return quantile(delays, 0.99);
};
