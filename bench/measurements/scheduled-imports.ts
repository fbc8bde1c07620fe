import { probe, repeat } from '../probe.ts';
import { median, type Row } from '../row.ts';

/** How long a day of 100 streams takes that are imported every 15 minutes: 9,600 imports, over HTTP. */
export const measureScheduledImports = async (): Promise<Row[]> => {
  const runs = await repeat(2, () => probe<{ time: number; imports: number; bare: number }>('scheduled-imports'));
  const [{ imports } = { imports: 0 }] = runs;
  return [
    {
      what: `24 virtual hours of 100 scheduled streams (${imports} imports)`,
      unit: 's',
      values: runs.map(({ time }) => time / 1000),
      limit: 10,
      floor: median(runs.map(({ bare }) => bare / 1000)),
    },
  ];
};
