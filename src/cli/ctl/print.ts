import process from 'node:process';

/** One answer on the standard output: as JSON for scripts, or in words. */
export const print = (answer: unknown, json: boolean, words: string): void => {
  process.stdout.write(json ? `${JSON.stringify(answer)}\n` : `${words}\n`);
};

/** Rows as columns, two spaces apart. */
export const columns = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
