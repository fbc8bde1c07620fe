const units = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const;

/** Milliseconds as people write them: `90000` is `1m30s`, `250` is `0s`. */
export const formatDuration = (milliseconds: number): string => {
  let rest = Math.floor(milliseconds / 1_000) * 1_000;
  let text = '';
  for (const [unit, length] of units) {
    if (rest >= length) text += `${Math.floor(rest / length)}${unit}`;
    rest %= length;
  }
  return text === '' ? '0s' : text;
};
