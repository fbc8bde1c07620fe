import { probe } from '../probe.ts';
import type { Row } from '../row.ts';

/** What each further cluster of a process costs. */
export const measureFurtherClusters = async (): Promise<Row[]> => {
  const { times, memory } = await probe<{ times: number[]; memory: number }>('further-clusters', {
    flags: ['--expose-gc'],
  });
  return [
    { what: 'each further cluster ready', unit: 'ms', values: times, limit: 25 },
    { what: 'memory of each further cluster', unit: 'MiB', values: [memory], limit: 5 },
  ];
};
