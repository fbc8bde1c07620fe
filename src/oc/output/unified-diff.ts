/** A line of a text, and on which side it stands. */
interface Line {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/**
 * The hunks that lead from one text to another, with three lines around each, as `diff -u` prints them; empty when the texts
 * are the same.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/diff.html
 */
export const unifiedDiff = (before: string, after: string): string => {
  const lines = align(linesOf(before), linesOf(after));
  const changed = lines.flatMap(({ sign }, index) => (sign === ' ' ? [] : [index]));
  const hunks: [from: number, to: number][] = [];
  for (const index of changed) {
    const last = hunks.at(-1);
    if (last && index - last[1] <= 2 * around) last[1] = index;
    else hunks.push([index, index]);
  }
  return hunks.map(([from, to]) => hunkText(lines, Math.max(0, from - around), to + around + 1)).join('');
};

const around = 3;

const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));

const hunkText = (lines: readonly Line[], from: number, to: number): string => {
  const shown = lines.slice(from, to);
  const range = (other: '-' | '+'): string => {
    const start = lines.slice(0, from).filter(({ sign }) => sign !== other).length;
    const count = shown.filter(({ sign }) => sign !== other).length;
    return `${count === 0 ? start : start + 1}${count === 1 ? '' : `,${count}`}`;
  };
  return `@@ -${range('+')} +${range('-')} @@\n${shown.map(({ sign, text }) => `${sign}${text}\n`).join('')}`;
};

/** Both texts line by line, with as many lines in common as there can be. */
const align = (before: readonly string[], after: readonly string[]): Line[] => {
  const lengths = commonLengths(before, after);
  const lines: Line[] = [];
  let [left, right] = [0, 0];
  while (left < before.length || right < after.length) {
    if (left < before.length && right < after.length && before[left] === after[right]) {
      lines.push({ sign: ' ', text: before[left++] as string });
      right += 1;
    } else if (
      right >= after.length ||
      (left < before.length && lengthAt(lengths, left + 1, right) >= lengthAt(lengths, left, right + 1))
    )
      lines.push({ sign: '-', text: before[left++] as string });
    else lines.push({ sign: '+', text: after[right++] as string });
  }
  return lines;
};

/** How many lines the rests of both texts have in common, by where the rests begin. */
const commonLengths = (before: readonly string[], after: readonly string[]): number[][] => {
  const lengths = Array.from({ length: before.length + 1 }, () => Array.from({ length: after.length + 1 }, () => 0));
  for (let left = before.length - 1; left >= 0; left -= 1)
    for (let right = after.length - 1; right >= 0; right -= 1)
      (lengths[left] as number[])[right] =
        before[left] === after[right]
          ? lengthAt(lengths, left + 1, right + 1) + 1
          : Math.max(lengthAt(lengths, left + 1, right), lengthAt(lengths, left, right + 1));
  return lengths;
};

const lengthAt = (lengths: readonly (readonly number[])[], left: number, right: number): number =>
  lengths[left]?.[right] ?? 0;
