import { setTimeout as wait } from 'node:timers/promises';
import { probe } from '../probe.ts';
import type { Row } from '../row.ts';
import { startUp } from '../server.ts';

const sizes = [0, 1_000, 10_000, 100_000];

/** What memory and single requests cost in a cluster of 1,000, 10,000 and 100,000 objects of 1 kB. */
export const measureObjects = async (): Promise<Row[]> => {
  await using server = await startUp();
  const empty = await server.memory();
  const rows: Row[] = [];
  for (const [index, size] of sizes.slice(1).entries()) {
    const args = [server.kubeconfig ?? '', String(sizes[index]), String(size)];
    const { createTime, getTime } = await probe<{ createTime: number; getTime: number }>('objects', { args });
    await wait(1_000);
    const label = size.toLocaleString('en');
    rows.push(
      {
        what: `${label} objects: memory of each`,
        unit: 'kB',
        values: [(((await server.memory()) - empty) * 1024) / size],
      },
      { what: `${label} objects: to create one more`, unit: 'µs', values: [createTime] },
      { what: `${label} objects: to get one`, unit: 'µs', values: [getTime] },
    );
  }
  return rows;
};
