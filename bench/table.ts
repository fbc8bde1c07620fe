import process from 'node:process';

import { median, type Row } from './row.ts';

/** Prints the figures as a table that Markdown understands, too. */
export const printTable = (rows: readonly Row[]): void => {
  const lines = [['figure', 'median', 'worst', 'runs', 'promise', 'bare server', 'ratio', ''], ...rows.map(cells)];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  const [head, ...body] = lines.map(
    (line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  );
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  process.stdout.write(`${[head, rule, ...body].join('\n')}\n`);
};

const cells = ({ what, unit, values, limit, least, floor }: Row): string[] => {
  const middle = median(values);
  const worst = unit.endsWith('/s') ? Math.min(...values) : Math.max(...values);
  const promise = limit !== undefined ? `≤ ${limit} ${unit}` : least !== undefined ? `≥ ${least} ${unit}` : '';
  const kept = middle <= (limit ?? Number.POSITIVE_INFINITY) && middle >= (least ?? 0);
  return [
    what,
    number(middle, unit),
    number(worst, unit),
    String(values.length),
    promise,
    floor === undefined ? '' : number(floor, unit),
    floor === undefined ? '' : `${(middle / floor).toFixed(1)} ×`,
    promise === '' ? '' : kept ? 'kept' : 'MISSED',
  ];
};

const number = (value: number, unit: string): string => `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`;
