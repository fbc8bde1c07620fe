import { probe, repeat } from '../probe.ts';
import { quantile, type Row } from '../row.ts';
import { startUp } from '../server.ts';

/** How long a change takes to reach a hundred watchers, each on a connection of its own. */
export const measureWatchers = async (): Promise<Row[]> => {
  const runs = await repeat(3, async () => {
    await using server = await startUp();
    return await probe<{ delays: number[] }>('watchers', { args: [server.kubeconfig ?? ''] });
  });
  return [
    {
      what: 'a write reaches 99 of 100 among 100 watchers within',
      unit: 'ms',
      values: runs.map(({ delays }) => quantile(delays, 0.99)),
      limit: 5,
    },
  ];
};
