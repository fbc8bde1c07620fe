import { probe, repeat } from '../probe.ts';
import type { Row } from '../row.ts';

/** How long a process needs to its first cluster. */
export const measureFirstCluster = async (): Promise<Row[]> => {
  const runs = await repeat(7, () => probe<{ load: number; start: number }>('first-cluster'));
  return [
    {
      what: 'first embedded cluster ready, in process',
      unit: 'ms',
      values: runs.map(({ start }) => start),
      limit: 150,
    },
    { what: 'loading its code before that', unit: 'ms', values: runs.map(({ load }) => load) },
  ];
};
