/** A line of two texts: in both, in the first alone, or in the second alone. */
export interface DiffLine {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Lines of each text up to which they are compared one by one; beyond, all count as replaced. */
const most = 400;

/** The lines of two texts, with the fewest that are not in both. */
export const lineDiff = (before: string, after: string): readonly DiffLine[] => {
  const [old, current] = [linesOf(before), linesOf(after)];
  if (old.length > most || current.length > most)
    return [
      ...old.map((text) => ({ kind: 'removed' as const, text })),
      ...current.map((text) => ({ kind: 'added' as const, text })),
    ];
  const lengths = commonLengths(old, current);
  const lines: DiffLine[] = [];
  for (let i = 0, j = 0; i < old.length || j < current.length; ) {
    if (i < old.length && j < current.length && old[i] === current[j]) {
      lines.push({ kind: 'same', text: old[i]! });
      i++;
      j++;
    } else if (i < old.length && (j === current.length || lengths[i + 1]![j]! >= lengths[i]![j + 1]!))
      lines.push({ kind: 'removed', text: old[i++]! });
    else lines.push({ kind: 'added', text: current[j++]! });
  }
  return lines;
};

const linesOf = (text: string): readonly string[] => (text === '' ? [] : text.split('\n'));

/** How many lines the rests of the texts share, in order, from each pair of lines on. */
const commonLengths = (old: readonly string[], current: readonly string[]): number[][] => {
  const lengths = Array.from({ length: old.length + 1 }, () => Array.from({ length: current.length + 1 }, () => 0));
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = current.length - 1; j >= 0; j--)
      lengths[i]![j] =
        old[i] === current[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  return lengths;
};
