/** Says where two texts part, in two or three lines. */
export const firstDifference = (expected: string, actual: string): string => {
  const [wanted, got] = [expected.split('\n'), actual.split('\n')];
  const at = wanted.findIndex((line, row) => line !== got[row]);
  const row = at < 0 ? wanted.length : at;
  const show = (lines: readonly string[]): string => JSON.stringify(lines[row] ?? '(end)');
  return `, line ${row + 1}:\n  recorded: ${show(wanted)}\n  here:     ${show(got)}`;
};
