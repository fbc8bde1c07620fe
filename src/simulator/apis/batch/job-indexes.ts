/** Indexes from the first to the last one. */
type Interval = readonly [first: number, last: number];

/** What a text such as `0-2,5` names of the indexes of a job: how many, none of them when something is wrong with it. */
export const readIndexes = (text: string, completions: number): { total: number; error?: string } => {
  let [total, before] = [0, -1];
  for (const part of text === '' ? [] : text.split(',')) {
    const interval = readInterval(part, completions);
    if (typeof interval === 'string') return { total: 0, error: interval };
    const [first, last] = interval;
    if (before >= first) return { total: 0, error: notIncreasing(before, first) };
    before = last;
    total += last - first + 1;
  }
  return { total };
};

/** The first index that both texts name; what cannot be read counts as nothing. */
export const commonIndex = (one: string, other: string, completions: number): number | undefined => {
  const [mine, theirs] = [one, other].map((text) =>
    text.split(',').flatMap((part) => {
      const interval = readInterval(part, completions);
      return typeof interval === 'string' ? [] : [interval];
    }),
  );
  for (const [first, last] of mine ?? [])
    for (const [otherFirst, otherLast] of theirs ?? [])
      if (first <= otherLast && otherFirst <= last) return Math.max(first, otherFirst);
  return undefined;
};

const readInterval = (part: string, completions: number): Interval | string => {
  const words = part.split('-');
  if (words.length > 2)
    return `the fragment "${part}" violates the requirement that an index interval can have at most two parts separated by '-'`;
  for (const word of words) {
    if (!/^\+?\d+$/.test(word)) return `cannot convert string to integer for index: "${word}"`;
    if (Number(word) >= completions) return `too large index: "${word}"`;
  }
  const [first = 0, last] = words.map(Number);
  return last !== undefined && first >= last ? notIncreasing(first, last) : [first, last ?? first];
};

const notIncreasing = (previous: number, current: number): string =>
  `non-increasing order, previous: ${previous}, current: ${current}`;
