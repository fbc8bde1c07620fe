import { probe } from '../probe.ts';
import type { Row } from '../row.ts';

interface Streams {
  fiftyTags: number;
  settled: number[];
  sizes: { streams: number; list: number; watch: number; describe: number; memory: number }[];
}

/** What large imports and many streams of ten tags cost. */
export const measureStreams = async (): Promise<Row[]> => {
  const { fiftyTags, settled, sizes } = await probe<Streams>('streams', { flags: ['--expose-gc'] });
  return [
    { what: 'an import of 50 tags', unit: 'ms', values: [fiftyTags], limit: 300 },
    { what: 'waiting for rest after a command', unit: 'ms', values: settled, limit: 5 },
    ...sizes.flatMap(({ streams, list, watch, describe, memory }): Row[] => [
      { what: `${streams} streams of 10 tags: list`, unit: 'ms', values: [list] },
      { what: `${streams} streams of 10 tags: watch from the beginning`, unit: 'ms', values: [watch] },
      { what: `${streams} streams of 10 tags: describe all`, unit: 'ms', values: [describe] },
      { what: `${streams} streams of 10 tags: memory of each`, unit: 'kB', values: [memory] },
    ]),
  ];
};
