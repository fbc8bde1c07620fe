import { probe, repeat } from '../probe.ts';
import type { Row } from '../row.ts';
import { startUp } from '../server.ts';

/** As many nodes as so many pods need: a node takes 250. */
const NODES = 48;

/** How long 10,000 pods take from the first request until all of them are running. */
export const measurePods = async (): Promise<Row[]> => {
  const runs = await repeat(2, async () => {
    await using server = await startUp('--nodes', String(NODES));
    return await probe<{ time: number }>('pods', { args: [server.kubeconfig ?? ''] });
  });
  return [
    { what: '10,000 pods created and running', unit: 's', values: runs.map(({ time }) => time / 1000), limit: 10 },
  ];
};
