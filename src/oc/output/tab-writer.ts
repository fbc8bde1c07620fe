/** How cells are aligned; the fields of Go's `tabwriter.NewWriter`. */
export interface TabOptions {
  readonly minWidth?: number;
  readonly tabWidth?: number;
  /** Added to the width of a cell's text. */
  readonly padding?: number;
  /** With a TAB as padding, widths become multiples of `tabWidth`. */
  readonly padChar?: ' ' | '\t';
  /** Widths that later texts must keep to, by column; grows with what is written. */
  readonly remembered?: number[];
}

/**
 * Aligns cells that end in a TAB, as Go's `text/tabwriter`: a column is a run of lines that all have the cell, so widths
 * change wherever such a run ends. The last cell of a line is never padded.
 *
 * @see https://pkg.go.dev/text/tabwriter
 */
export const alignTabs = (text: string, options: TabOptions = {}): string => {
  const lines = text.split('\n').map((line) => line.split('\t'));
  const widths: number[][] = lines.map(() => []);
  measure(lines, widths, 0, lines.length, 0, options);
  return lines
    .map((cells, row) => cells.map((cell, column) => cell + pad(cell, widths[row]?.[column], options)).join(''))
    .join('\n');
};

/** Widths of the cells of one column and, within each of its runs, of the columns to the right. */
const measure = (
  lines: readonly string[][],
  widths: number[][],
  from: number,
  to: number,
  column: number,
  options: TabOptions,
): void => {
  for (let row = from; row < to; row += 1) {
    if (!hasCell(lines, row, column)) continue;
    let end = row;
    while (end < to && hasCell(lines, end, column)) end += 1;
    const width = columnWidth(lines.slice(row, end), column, options);
    for (let line = row; line < end; line += 1) widths[line]?.push(width);
    measure(lines, widths, row, end, column + 1, options);
    row = end;
  }
};

const hasCell = (lines: readonly string[][], row: number, column: number): boolean =>
  column < (lines[row]?.length ?? 0) - 1;

const columnWidth = (lines: readonly string[][], column: number, options: TabOptions): number => {
  const widest = Math.max(...lines.map((cells) => length(cells[column] ?? ''))) + (options.padding ?? 0);
  const width = Math.max(widest, options.minWidth ?? 0, options.remembered?.[column] ?? 0);
  if (options.remembered) options.remembered[column] = width;
  return width;
};

const pad = (cell: string, width: number | undefined, { padChar = ' ', tabWidth = 8 }: TabOptions): string => {
  if (width === undefined) return '';
  if (padChar === ' ') return ' '.repeat(Math.max(0, width - length(cell)));
  const rounded = Math.ceil(width / tabWidth) * tabWidth;
  return '\t'.repeat(Math.ceil((rounded - length(cell)) / tabWidth));
};

const length = (text: string): number => [...text].length;
