import process from 'node:process';

import { median, type Row } from './row.ts';

/** Prints the figures as a table that Markdown understands, too. */
export const printTable = (rows: readonly Row[]): void => {
  const lines = [
    ['figure', 'median', 'worst', 'runs', 'promise', 'bare HTTPS server', 'ratio', ''],
    ...rows.map(cells),
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  const [head, ...body] = lines.map(
    (line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  );
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  process.stdout.write(`${[head, rule, ...body].join('\n')}\n`);
};

const cells = ({ what, unit, values, limit, floor }: Row): string[] => {
  const middle = median(values);
  return [
    what,
    number(middle, unit),
    number(Math.max(...values), unit),
    String(values.length),
    limit === undefined ? '' : `≤ ${limit} ${unit}`,
    floor === undefined ? '' : number(floor, unit),
    floor === undefined ? '' : `${(middle / floor).toFixed(1)} ×`,
    limit === undefined ? '' : middle <= limit ? 'kept' : 'MISSED',
  ];
};

const number = (value: number, unit: string): string => `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`;
