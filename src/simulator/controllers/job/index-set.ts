/** Completion indexes of a job. */
export type IndexSet = ReadonlySet<number>;

/**
 * Reads indexes as jobs write them: `0-2,5`. What is no number is left out, as is what lies behind the last completion.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode
 */
export const parseIndexes = (text: string | undefined, completions: number): IndexSet => {
  const indexes = new Set<number>();
  for (const part of (text ?? '').split(',')) {
    const [first = Number.NaN, last = first] = part.split('-').map((word) => (word === '' ? Number.NaN : Number(word)));
    for (let index = first; index <= last && index < completions; index++) indexes.add(index);
  }
  return indexes;
};

/** Writes indexes in their order; three and more in a row become a range. */
export const formatIndexes = (indexes: IndexSet): string => {
  const ranges: [number, number][] = [];
  for (const index of [...indexes].sort((one, other) => one - other)) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === index - 1) last[1] = index;
    else ranges.push([index, index]);
  }
  return ranges
    .map(([first, last]) => (first === last ? `${first}` : `${first}${last === first + 1 ? ',' : '-'}${last}`))
    .join(',');
};
